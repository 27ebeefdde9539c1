delete from exchange_attachment a
using unnest(:items::uuid[], :ids::uuid[]) as swept (item, id)
where a.book = :book and a.item = swept.item and a.id = swept.id
