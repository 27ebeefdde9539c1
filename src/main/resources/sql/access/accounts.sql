-- All accounts, for administrators.
select id, login, name, language, must_change, locked from account order by login
