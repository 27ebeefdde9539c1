-- Documents of an item are its sender's to change; who replies brings nothing but what he has uploaded himself, for that reply. What an item no
-- longer has is seen by its sender's units alone.
do $$
declare
    writes text := may_any('{exchange.record,record.confirm}');
    own    text := of_own_record('exchange_attachment', 'item');
    mine   text := 'uploaded_account = (select acting_account())';
    sends  text := 'exists (select from exchange_item sent where sent.book = exchange_attachment.book and sent.id = exchange_attachment.item'
        ' and sent.sender = any ((select acting_units())::bigint[]) offset 0)';
    booked text := 'book = any ((select acting_books())::int[])';
begin
    drop policy app_sees on exchange_attachment;
    drop policy app_changes on exchange_attachment;
    execute format('create policy app_sees on exchange_attachment for select to ${app} using (%s and case standing when ''WAITING'' then %s'
        ' when ''PART'' then %s else %s and %s end)', booked, mine, own, own, sends);
    execute format('create policy app_changes on exchange_attachment for update to ${app} using (%1$s and (%2$s and %3$s or %4$s and standing = ''WAITING''))'
        ' with check (%1$s and %2$s and (%3$s or %4$s and standing = ''PART'' and turn is not null))', writes, own, sends, mine);
end $$;
