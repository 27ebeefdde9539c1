-- Running totals are written by whoever posts; bare counts are declared by the system only.
do $$
declare
    writes text[] := '{activity.record,case.record,record.confirm,report.draft,report.narrate,report.confirm,report.freeze,report.approve,report.sign,report.issue,organisation.administer}';
begin
    call guard_writing('fold', writes, '{}', '{}', may_enter());
    call guard_writing('running_total', writes, '{}', '{}', may_enter());
    call guard_writing('count_only', '{}', '{}', '{}', 'true');
end $$;
