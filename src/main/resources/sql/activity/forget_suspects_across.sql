-- Forgets the pairs of the activities that entries of a stretch of a book speak about, be it the one that follows or the one that is followed;
-- of that one as far as they are asked about, since no other pair would be found again.
delete from activity_twin_across t
using (select distinct record
       from entry
       where book = :book
         and position > :from
         and position <= :to
         and record_type = 'activity'
        and (:since::timestamptz is null or recorded_at >= :since::timestamptz)) changed
where t.book = :follower
  and t.other_book = :followed
  and ((:book = :follower and t.one = changed.record) or (:book = :followed and t.other = changed.record))
