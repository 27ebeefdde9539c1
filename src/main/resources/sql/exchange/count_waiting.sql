-- How much who acts has uploaded and not sent.
select count(*) from exchange_attachment where book = :book and uploaded_account = :account and standing = 'WAITING'
