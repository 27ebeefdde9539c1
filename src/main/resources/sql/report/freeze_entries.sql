-- The entries that froze the reports of a book, each the last of its report, with what they tell and whether that is what was hashed when it was
-- written. Of one report, or of all that stand frozen.
select distinct on (report.id)
       report.id, entry.position, entry.payload_version, payload.body,
       coalesce(sha256(payload.salt || convert_to(payload.body, 'UTF8')) = entry.payload_hash, false) as as_hashed
from report
join entry on entry.book = report.book and entry.record = report.id
left join payload on payload.book = entry.book and payload.position = entry.position
where report.book = :book
  and (:report::uuid is null or report.id = :report)
  and report.cutoff is not null
  and entry.event = :event
order by report.id, entry.position desc
