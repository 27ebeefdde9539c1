-- The newest open cases of a kind in sight, into which another may be joined.
select id
from case_file
where book = :book
  and kind = :kind
  and exercise = :exercise
  and state = 'OPEN'
  and id <> :other
order by opened_on desc, id desc
limit 200
