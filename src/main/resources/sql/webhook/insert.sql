-- A new webhook; its secret is encrypted and is read by the system alone.
insert into webhook (id, unit, name, address, events, state, secret, version, created_at, created_by)
values (:id, :unit, :name, :address, :events, :state, :secret, :version, :at, :by)
