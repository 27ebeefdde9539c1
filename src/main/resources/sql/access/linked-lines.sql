-- The whole chain with its lines, in order, for the check; a line that was taken out is null.
select l.position, l.line, l.hash, t.id, t.at, t.act, t.account, t.address, t.record, t.what, t.mark
from access_trail_link l left join access_trail t on t.id = l.line
order by l.position
