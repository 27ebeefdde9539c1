-- Puts what happened where the job finds it; who is told is decided when the mail is written.
insert into notice_news (book, id, record, kind, what, urgency, due, exercise, units, account, at)
values (:book, :id, :record, :kind, :what, :urgency, :due, :exercise, :units, :account, :at)
