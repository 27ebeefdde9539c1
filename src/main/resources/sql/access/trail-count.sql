-- How many lines of the trail a search finds, up to as many as anybody counts.
select count(*) from (
    select
    from access_trail t left join account a on a.id = t.account
    where t.at >= :from and t.at < :to
      and (:act = '' or t.act = :act)
      and (:account = '' or t.account = (select id from account where login = :account))
      and (:record = '' or t.record = :record)
      and (:search = '' or strpos(lower(coalesce(a.login, '') || ' ' || t.address || ' ' || t.what), :search) > 0)
    limit 10001) as found
