-- Whether another group of the unit has the name.
select exists (
    select from exchange_group where book = :book and unit = :unit and lower(name) = lower(:name) and id <> :id)
