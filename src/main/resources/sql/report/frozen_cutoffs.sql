-- The cutoffs of frozen reports that name a book, and when they were taken.
select cutoff, frozen_at
from report
where cutoff is not null
  and ',' || cutoff like '%,' || :book || ':%'
