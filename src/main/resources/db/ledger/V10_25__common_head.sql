-- Where the common book stands is no secret: organisation and catalogue are read before anybody has signed in.
create policy common_is_seen on book_head for select to ${app} using (book = 0);
