-- What records say goes when it has been kept as long as the rule of its kind has it, and an entry says that it went. Until now the system could take any
-- payload away; from now on nobody can, but by a function that looks for that entry first.
revoke delete on payload from ${system};

-- Of which types of record a rule says for how long what they say is kept; their room names them.
create function kept_by_rule(record_type text) returns boolean
    language sql immutable strict parallel safe
    return false;

-- Whether an entry says, by that rule and by the system itself, that what its record said before is dropped.
create function says_dropped(said entry) returns boolean
    language sql stable parallel safe
    return (said).event = 'CONTENT_DROPPED' and kept_by_rule((said).record_type) and (said).actor = 'system' and (said).acting_unit is null;

-- Takes away what the entries of a record hold, with their salts, up to the last one that says that it is dropped. Answers how many payloads went.
create function drop_payloads(of_book int, of_record uuid) returns int
    language plpgsql security definer
    set search_path = phoihop, pg_temp
as $$
declare
    said bigint := (select max(e.position) from entry e where e.book = of_book and e.record = of_record and says_dropped(e));
    gone int;
begin
    if said is null then
        raise exception 'no entry says that what record % says is dropped', of_record using errcode = 'insufficient_privilege';
    end if;
    delete from payload p
    using entry e
    where e.book = of_book and e.record = of_record and e.position < said
      and p.book = e.book and p.position = e.position;
    get diagnostics gone = row_count;
    return gone;
end $$;
revoke execute on function drop_payloads from public;
grant execute on function drop_payloads to ${system};

-- Of the entries of a book whose payload is not there: how many were dropped by an entry that says so, when first and last, and the first one of which
-- no entry says so. Looks past row security: what is not in sight is not missing.
create function missing_payloads(of_book int)
    returns table (dropped bigint, first_dropped timestamptz, last_dropped timestamptz, missing bigint)
    language sql stable security definer
    set search_path = phoihop, pg_temp
begin atomic
    select count(*) filter (where said.at is not null), min(said.at), max(said.at), min(e.position) filter (where said.at is null)
    from entry e
    left join lateral (
        select d.recorded_at as at
        from entry d
        where d.book = e.book and d.record = e.record and d.position > e.position and says_dropped(d)
        order by d.position
        limit 1) said on true
    where e.book = of_book
      and (of_book = any (acting_books()) or session_user = btrim('${system}', '"') or of_book = 0)
      and not exists (select from payload p where p.book = e.book and p.position = e.position);
end;
revoke execute on function missing_payloads from public;
grant execute on function missing_payloads to ${app}, ${system};
