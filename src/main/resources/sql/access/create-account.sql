-- A new account.
insert into account (id, login, name, language, password_hash, must_change, created_at)
values (:id, :login, :name, :language, :hash, :mustChange, :now)
