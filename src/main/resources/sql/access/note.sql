-- One line of the trail.
insert into access_trail (at, act, account, address, what) values (:at, :act, :account, :address, :what)
