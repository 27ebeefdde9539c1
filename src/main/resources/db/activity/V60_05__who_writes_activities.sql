-- An activity is written by its units: opened by who records, and changed by who records or confirms (what partners say is kept with it). Nobody
-- deletes one; its parts are written anew with each step.
do $$
declare sides text[] := '{activity.record,record.confirm}';
begin
    call guard_writing('activity', '{activity.record}', sides, '{}', of_own_record('activity', 'id'));
    call guard_writing('activity_participant', sides, sides, sides, of_own_record('activity_participant', 'activity'));
    call guard_writing('activity_contribution', sides, sides, sides, of_own_record('activity_contribution', 'activity'));
end $$;
