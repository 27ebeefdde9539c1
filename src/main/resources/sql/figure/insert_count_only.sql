-- Declares a bare count for a window.
insert into count_only (book, id, position, indicator, window_from, window_to, quantity, source_vi, source_en)
values (:book, :id, :position, :indicator, :from, :to, :quantity, :sourceVi, :sourceEn)
