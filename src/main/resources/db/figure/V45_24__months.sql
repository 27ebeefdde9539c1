-- Calendar months beside the other stretches: M. What a series of years is read from.
create or replace function granule_of(granule "char", day date) returns date
    language sql immutable strict parallel safe
    return case granule
        when 'M' then date_trunc('month', day)::date
        when 'H' then date_trunc('month', day)::date + case when extract(day from day) >= 15 then 14 else 0 end
        when 'C' then make_date(extract(year from day)::int, case when extract(month from day) <= 6 then 1 else 7 end, 1)
        when 'S' then case
            when (extract(month from day), extract(day from day)) >= (12, 15) then make_date(extract(year from day)::int, 12, 15)
            when (extract(month from day), extract(day from day)) >= (6, 15) then make_date(extract(year from day)::int, 6, 15)
            else make_date(extract(year from day)::int - 1, 12, 15)
        end
    end;
