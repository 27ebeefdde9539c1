-- How many records were not settled when a report was frozen.
insert into report_unsettled (book, report, ordinal, what_vi, what_en, contested, counted, number, days_from, days_to)
values (:book, :report, :ordinal, :whatVi, :whatEn, :contested, :counted, :number, :daysFrom, :daysTo)
