-- The units in which somebody who is not locked out holds one of these offices in one of these books on the day.
select distinct appointment.unit
from appointment
join account on account.id = appointment.account and not account.locked
where appointment.book = any (:books::int[])
  and appointment.role = any (:roles::text[])
  and appointment.valid @> cast(:day as date)
  and appointment.unit is not null
