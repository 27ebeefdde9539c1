-- Accounts that may be told now what waits for them: all of it outside their quiet hours, within them only where something is immediate.
select l.account,
       bool_or(l.urgency = 'IMMEDIATE') as immediate,
       case when a.quiet_from <= a.quiet_to then cast(:time as time) >= a.quiet_from and cast(:time as time) < a.quiet_to
            else cast(:time as time) >= a.quiet_from or cast(:time as time) < a.quiet_to end as quiet
from notice_line l
join notice_address a on a.account = l.account
where l.parcel is null
group by l.account, a.quiet_from, a.quiet_to
having bool_or(l.urgency = 'IMMEDIATE')
    or not case when a.quiet_from <= a.quiet_to then cast(:time as time) >= a.quiet_from and cast(:time as time) < a.quiet_to
                else cast(:time as time) >= a.quiet_from or cast(:time as time) < a.quiet_to end
order by bool_or(l.urgency = 'IMMEDIATE') desc, min(l.at)
limit 500
