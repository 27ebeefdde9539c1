-- The days on which nobody works are announced year by year; due dates are counted by them.
alter table definition drop constraint definition_type_check;
alter table definition add constraint definition_type_check
    check (type in ('measure', 'kind', 'category', 'stage', 'topic', 'indicator', 'regime', 'holidays', 'form'));
