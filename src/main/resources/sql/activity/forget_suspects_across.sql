-- Forgets the pairs of the activities that entries of a stretch of a book speak about, be it the one that follows or the one that is followed.
delete from activity_twin_across t
using (select distinct record
       from entry
       where book = :book
         and position > :from
         and position <= :to
         and record_type = 'activity') changed
where t.book = :follower
  and t.other_book = :followed
  and ((:book = :follower and t.one = changed.record) or (:book = :followed and t.other = changed.record))
