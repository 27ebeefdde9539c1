-- Who issues gives numbers; files are kept by who signs and who issues; heads of papers are set by who administers.
do $$
declare seen text := 'book = any ((select acting_books())::int[])';
begin
    call guard_writing('document_counter', '{report.issue}', '{report.issue}', '{}', seen);
    call guard_writing('document_number', '{report.issue}', '{}', '{}', seen);
    call guard_writing('paper_file', '{report.approve,report.sign,report.issue}', '{}', '{}', seen);
    call guard_writing('letterhead', '{organisation.administer}', '{organisation.administer}', '{organisation.administer}', seen);
end $$;
