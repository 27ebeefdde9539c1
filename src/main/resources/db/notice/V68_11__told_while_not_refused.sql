-- A mailbox the mail server has refused for good is told nothing, and who administers the account must see that.
create or replace function is_told_by_mail(of_account uuid) returns boolean
    language sql stable security definer
    set search_path = phoihop, pg_temp
    return acting_authorities() && '{account.administer}'
        and exists (
            select from notice_address a
            where a.account = of_account and a.confirmed_at is not null and a.refused_at is null);
