-- Whether the id is that of a record which concerns units, also such as who asks does not see.
select concerns_units(:book, :item)
