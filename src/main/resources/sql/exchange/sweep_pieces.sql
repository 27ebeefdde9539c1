delete from exchange_attachment_piece p
using unnest(:items::uuid[], :ids::uuid[]) as swept (item, id)
where p.book = :book and p.item = swept.item and p.attachment = swept.id
