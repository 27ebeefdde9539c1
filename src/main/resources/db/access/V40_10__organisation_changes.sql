-- Read by everybody and written by who administers the organisation, as all that is the same for the whole installation.
call guard_reference('organisation_change', 'organisation.administer');
