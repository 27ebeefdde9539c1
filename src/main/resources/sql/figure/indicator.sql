-- Which sums or tallies one indicator is made of. Part of the questions about a single indicator.
      and {row}.measure = :measure
      and {row}.role = :role::"char"
      and (:kinds::text[] is null or {row}.kind = any (:kinds))
      and (:categories::text[] is null or {row}.category = any (:categories))
      and (:stage::text is null or {row}.stage = :stage)
      and (not :joint or {joint})
      and (:forces::int[] is null or {row}.credited_force = any (:forces))
      and (:levels::text[] is null or {level} = any (:levels))
