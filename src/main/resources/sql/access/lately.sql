-- How often an account did something since a moment, and when last.
select count(*) as times, max(at) as last
from access_trail
where account = :account and act = :act and at > :since
