-- The last word of a force on a line counts; the earlier ones stand in the book.
insert into report_confirmation (book, report, indicator, force, state, note, by_name, at, value)
values (:book, :report, :indicator, :force, :state, :note, :by, :at, :value)
on conflict (book, report, indicator, force)
do update set state = excluded.state, note = excluded.note, by_name = excluded.by_name, at = excluded.at, value = excluded.value
