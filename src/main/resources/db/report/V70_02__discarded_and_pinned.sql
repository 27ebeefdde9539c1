-- A wrong draft can be discarded, and makes room for another on its window. A signed report keeps what its signer saw.

alter table report
    drop constraint report_state_check,
    add constraint report_state_check
        check (state in ('DRAFT', 'FROZEN', 'APPROVED', 'SIGNED', 'ISSUED', 'REPLACED', 'RECALLED', 'DISCARDED')),
    drop constraint report_check1,
    add constraint report_figures_stand check ((state in ('DRAFT', 'DISCARDED')) = (cutoff is null)),
    add column signed_up_to text, -- positions of the books up to which adjustments stand on the signed paper
    add column signed_head jsonb; -- who issues it, under which letterhead, as signed

drop index report_live;
create unique index report_live on report (book, form, window_from, window_to)
    where state not in ('REPLACED', 'RECALLED', 'DISCARDED');
-- Which report stands in the place of another.
create index report_replaces on report (book, replaces) where replaces is not null;
