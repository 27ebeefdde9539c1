-- How many wrong tokens an address sent lately, and when last.
select count(*) as failures, max(at) as last
from access_trail
where act = 'TOKEN_REFUSED' and address = :address and at > :since
