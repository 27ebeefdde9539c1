-- A change of the organisation beside its entry.
insert into organisation_change (id, kind, of_what, from_day, position, made_at, made_by, wished, told_vi, told_en, reason, search, units, areas)
values (:id, :kind, :of, :from, :position, :at, :by, :wished, :vi, :en, :reason, :search, :units, :areas)
