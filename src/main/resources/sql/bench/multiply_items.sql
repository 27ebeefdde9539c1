-- So many items between all units, the newest now and each some two and a half minutes older than the one before: five years of a million. A fourth
-- asks; the newest fiftieth is neither opened nor answered.
insert into exchange_item (book, id, version, kind, state, topics, area, title, body, sender, sender_force, urgency, confidence, impact, units, group_forces,
                           group_areas, due, consent, count_only, exercise, edition, written_at, written_by, sent_at, sent_on, listed_at, changed_at,
                           forces, sender_acts, search)
select 1, id, 2, case when asks then 'VERIFICATION' else 'BULLETIN' end, 'SENT', array[topic], 501001, 'Tin số ' || number, 'Nội dung số ' || number,
       sender, 1, 'ORDINARY', 'OBSERVED', 'LOW', array[receiver], '{}', '{}', case when asks then at::date + 10 end, false, false, false, 1, at,
       'Đo tốc độ', at, at::date, at, at, 2, false, 'tin so ' || number || ' noi dung vung bien ' || number % 1000 || ' ' || lower(topic)
from made_item
