-- A case is written by its units: opened by who records cases, and changed by who records or confirms (what partners say, and who takes a case over,
-- is kept with it). Nobody deletes one; its parts are written anew with each step.
do $$
declare
    sides text[] := '{case.record,record.confirm}';
    part text;
begin
    call guard_writing('case_file', '{case.record}', sides, '{}', of_own_record('case_file', 'id'));
    foreach part in array array['case_partner', 'case_milestone', 'case_amount', 'case_hand_over', 'case_link'] loop
        call guard_writing(part, sides, sides, sides, of_own_record(part, 'case_file'));
    end loop;
end $$;
