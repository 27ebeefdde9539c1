-- The records that have something on some days. Part of the question for records.
candidate as materialized (
    select distinct tally.book, tally.record
    from tally
    where {filter}
      {narrowed}
      and not tally.reversal
      and tally.occurred_on >= :since
      and tally.occurred_on < :until
),
