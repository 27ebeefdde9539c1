-- One figure as computed at the cutoff.
insert into report_figure (book, report, code, status, ordinal, value, count_only, previous, previous_count_only)
values (:book, :report, :code, :status, :ordinal, :value, :countOnly, :previous, :previousCountOnly)
