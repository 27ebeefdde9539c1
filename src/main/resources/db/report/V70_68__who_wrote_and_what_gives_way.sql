-- Who froze the figures and who wrote a paragraph, by account: nobody approves what is his own. Unknown of what was done before.
alter table report add column frozen_by_account uuid;
alter table report_paragraph add column edited_by_account uuid;

-- An issued report stays in force until the one that replaces it is issued; meanwhile it gives way to that one's draft on its window.
alter table report add column giving_way boolean not null default false;
drop index report_live;

-- It used to end when its replacement was ordered. Where nothing has been issued in its place it is in force again; owners are under row security, too.
alter table report no force row level security;
update report old
set state = 'ISSUED',
    version = version + 1,
    giving_way = exists (
        select from report next
        where next.book = old.book and next.replaces = old.id and next.state in ('DRAFT', 'FROZEN', 'APPROVED', 'SIGNED'))
where old.state = 'REPLACED'
    and not exists (
        select from report next
        where next.book = old.book and next.replaces = old.id and next.state in ('ISSUED', 'REPLACED', 'RECALLED'))
    and not exists (
        select from report other
        where other.book = old.book and other.form = old.form and other.window_from = old.window_from and other.window_to = old.window_to
            and other.id <> old.id and other.state not in ('REPLACED', 'RECALLED', 'DISCARDED')
            and other.replaces is distinct from old.id);
alter table report force row level security;

create unique index report_live on report (book, form, window_from, window_to)
    where state not in ('REPLACED', 'RECALLED', 'DISCARDED') and not giving_way;
