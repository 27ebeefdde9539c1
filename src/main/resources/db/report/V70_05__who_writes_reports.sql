-- A report is written in the offices through which it passes; inspectors, auditors, recorders and administrators only read it.
do $$
declare
    seen  text := 'book = any ((select acting_books())::int[])';
    steps text[] := '{report.freeze,report.approve,report.sign,report.issue}';
    words text[] := '{report.draft,report.narrate,report.sign}';
    lines text[] := '{report.draft,report.confirm,report.freeze,report.approve,report.sign}';
begin
    call guard_writing('report', words, steps || lines || words, '{}', seen);
    call guard_writing('report_figure', steps, steps, steps, seen);
    call guard_writing('report_unsettled', steps, steps, steps, seen);
    call guard_writing('report_paragraph', words, words, words, seen);
    call guard_writing('report_confirmation', lines, lines, '{}', seen);
end $$;
