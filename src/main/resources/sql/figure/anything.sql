-- Whether anything that counts was written by the cutoff of what began in the window. Only asked where a figure of an earlier window is nought:
-- nothing known is not the same as nothing done.
select exists (
    select
    from tally
    join unnest(:books::int[], :positions::bigint[]) as head (book, position)
        on head.book = tally.book and tally.position <= head.position
    where tally.occurred_on >= :from
      and tally.occurred_on < :to
      and not tally.exercise)
