-- The tallies one indicator is made of, within a scope. Part of the questions for records.
    {scope}
      and tally.occurred_on >= :from
      and tally.occurred_on < :to
      and not tally.exercise
      {indicator}
      {within}
