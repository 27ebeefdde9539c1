-- Written by who administers the organisation, as the rest of it.
call guard_reference('force_state', 'organisation.administer');
