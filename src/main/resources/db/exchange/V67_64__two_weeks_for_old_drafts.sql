-- A draft is thrown away two weeks after its sender was told so. Those that nobody has touched for longer already were never told of: they begin these two
-- weeks now.
update exchange_item set changed_at = now() - interval '76 days' where state = 'DRAFT' and changed_at < now() - interval '76 days';
