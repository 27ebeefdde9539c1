-- The changes of the catalogue and the organisation behind a position of the common book that may explain why figures are counted otherwise now, the
-- newest first: who, when, and which of the definitions asked for they touched. Changes of the organisation are told where figures depend on it. The
-- catalogue has some hundred definitions: it is read once.
with touched as (
    select bound.position, array_agg(distinct definition.type || ' ' || definition.code) as about
    from definition
    cross join lateral (values (lower(definition.known)), (upper(definition.known))) as bound (position)
    where bound.position > :after
      and bound.position <= :upTo
      and definition.type || ' ' || definition.code = any (:about::text[])
    group by bound.position
)
select entries.entered as position, entries.event, entries.recorded_at, entries.actor, touched.about,
       made.id as change, made.told_vi, made.told_en,
       case when made.position = entries.entered then made.reason end as reason
from definition_entries(:after, :upTo) as entries
left join touched on touched.position = entries.entered
left join organisation_change made on made.position = entries.entered or made.undone_position = entries.entered
where touched.about is not null
   or :organisation and not exists (select from catalogue_revision r where r.position = entries.entered)
order by entries.entered desc
limit :most
