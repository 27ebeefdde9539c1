-- What nobody has sent: waiting since before then, or taken out of a draft that was written before then. Nothing that somebody is just sending.
select item, id
from exchange_attachment
where book = :book and standing in ('WAITING', 'DROPPED') and uploaded_at < :before
order by uploaded_at
limit 200
for update skip locked
