-- A new draft, unless there is a live report of the form on the window: two who begin at once get one.
insert into report (book, id, form, regime, window_from, window_to, state, drafter, drafter_name, drafting_unit, started_at, replaces)
values (:book, :id, :form, :regime, :from, :to, 'DRAFT', :drafter, :drafterName, :draftingUnit, :startedAt, :replaces)
on conflict (book, form, window_from, window_to) where state not in ('REPLACED', 'RECALLED', 'DISCARDED') and not giving_way
do nothing
