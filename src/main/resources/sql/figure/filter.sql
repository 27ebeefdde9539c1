-- The tallies one indicator is made of, within a scope. Part of the questions about a single indicator.
    {scope}
      and tally.occurred_on >= :from
      and tally.occurred_on < :to
      and not tally.exercise
      and tally.measure = :measure
      and tally.role = :role::"char"
      and (:kinds::text[] is null or tally.kind = any (:kinds))
      and (:categories::text[] is null or tally.category = any (:categories))
      and (:stage::text is null or tally.stage = :stage)
      and (not :joint or (tally.forces & (tally.forces - 1)) <> 0)
      and (:forces::int[] is null or tally.credited_force = any (:forces))
      and (:levels::text[] is null or exists (
          select from area_state
          where area_state.area = tally.area
            and area_state.known @> :common::bigint
            and area_state.level = any (:levels)))
      {within}
