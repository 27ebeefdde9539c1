-- Forgets the pairs of the activities that entries of a stretch of a book speak about: they are looked for anew.
delete from activity_twin t
using (select distinct record
       from entry
       where book = :book
         and position > :from
         and position <= :to
         and record_type = 'activity') changed
where t.book = :book
  and (t.one = changed.record or t.other = changed.record)
