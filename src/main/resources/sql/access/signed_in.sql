-- An account that is not locked with the offices it holds today, newest first, and with who coordinates the book of each; one row without
-- an office for who holds none. Whether any book follows another by now is told with it: mostly none does, and nothing more is asked.
select account.id, account.login, account.name, account.language, account.must_change, account.locked, account.version,
       appointment.id as office, appointment.role, appointment.book, appointment.unit,
       lower(appointment.valid) as valid_from, upper(appointment.valid) as valid_to,
       (select coordination_office.unit
        from coordination_office
        where coordination_office.book = appointment.book
          and coordination_office.since <= cast(:today as date)
        order by coordination_office.since desc
        limit 1) as coordinating,
       exists (select from book_succession where book_succession.since <= cast(:today as date)) as books_followed
from account
left join appointment
    on appointment.account = account.id
    and appointment.valid @> cast(:today as date)
where account.id = :account
  and not account.locked
order by lower(appointment.valid) desc, appointment.role, appointment.book desc
