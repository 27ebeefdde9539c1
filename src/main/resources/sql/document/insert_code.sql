-- The code of a record's papers; one that has a code keeps it.
insert into paper_code (book, record, code)
values (:book, :record, :code)
on conflict (book, record) do nothing
