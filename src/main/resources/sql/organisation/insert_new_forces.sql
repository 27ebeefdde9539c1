-- New forces by their codes; each gets the next bit, for life. One whose founding was taken back has its bit still.
with last as (select coalesce(max(bit), -1) as bit from force),
founded as (
    insert into force (bit, code)
    select cast(last.bit + row_number() over (order by r.n) as smallint), r.code
    from last, unnest(cast(:codes as text[])) with ordinality as r (code, n)
    where not exists (select from force where force.code = r.code)
    returning bit, code)
select bit, code from founded
union all
select bit, code from force where code = any (cast(:codes as text[]))
