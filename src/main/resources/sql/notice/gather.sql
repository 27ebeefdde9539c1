-- Puts the lines that wait for an account into one mail; in its quiet hours only the immediate ones.
update notice_line
set parcel = :parcel
where account = :account
  and parcel is null
  and (not :quiet or urgency = 'IMMEDIATE')
