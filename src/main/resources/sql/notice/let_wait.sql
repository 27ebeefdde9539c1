-- Takes the lines that are not immediate out of a mail again: they wait for the end of the quiet hours.
update notice_line
set parcel = null
where parcel = :parcel
  and urgency <> 'IMMEDIATE'
