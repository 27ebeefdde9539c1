-- One change of the organisation.
select * from organisation_change where id = :id
