-- One line of the trail. Where little is lost with it (who looked at a page), the commit waits for no disk: a failing machine may lose
-- the last half second of such lines.
insert into access_trail (id, at, act, account, address, record, what, mark)
select :id, :at, :act, :account, :address, :record, :what, :mark
from set_config('synchronous_commit', case when :lightly then 'off' else current_setting('synchronous_commit') end, true)
