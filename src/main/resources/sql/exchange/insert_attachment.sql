-- Uploaded, and waiting to be sent; nothing where the id is taken.
insert into exchange_attachment
    (book, item, id, standing, name, media_type, size, sha256, uploaded_at, uploaded_account, uploaded_unit)
values (:book, :item, :id, 'WAITING', :name, :mediaType, :size, :sha256, :at, :account, :unit)
on conflict do nothing
