-- Writes a new item. Answers with its id where it is new indeed: it may be taken by one that is not in sight, or was taken a moment ago.
insert into exchange_item (book, id, version, kind, state, topics, area, observed_from, observed_to, title, body, sender, sender_force, urgency, confidence, impact,
                           units, group_forces, group_areas, saved_groups, due, consent, count_only, exercise, follows, follows_book, edition, written_at, written_by, written_unit,
                           written_account, sent_at, sent_on, ended_on, dropped_at, reason, listed_at, changed_at, forces, sender_acts, may_be_closed, search)
values (:book, :id, :version, :kind, :state, :topics::text[], :area, :observedFrom::date, :observedTo::date, :title, :body, :sender, :senderForce,
        :urgency, :confidence, :impact, :units::bigint[], :groupForces::smallint[], :groupAreas::bigint[], :savedGroups::uuid[], :due::date, :consent,
        :countOnly, :exercise, :follows::uuid, :followsBook::int, :edition, :writtenAt, :writtenBy, :writtenUnit::bigint, :writtenAccount::uuid,
        :sentAt::timestamptz, :sentOn::date, :endedOn::date, :droppedAt::timestamptz, :reason, :listedAt, :changedAt, :forces, :senderActs, :mayBeClosed, :search)
on conflict (book, id) do nothing
returning id
