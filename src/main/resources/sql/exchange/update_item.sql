-- Writes a known item as it is now. Whoever changes it holds its row.
update exchange_item
set version = :version, kind = :kind, state = :state, topics = :topics::text[], area = :area, observed_from = :observedFrom::date,
    observed_to = :observedTo::date, title = :title, body = :body, sender = :sender, sender_force = :senderForce, urgency = :urgency,
    confidence = :confidence, impact = :impact, units = :units::bigint[], group_forces = :groupForces::smallint[], group_areas =
    :groupAreas::bigint[], saved_groups = :savedGroups::uuid[], due = :due::date, consent = :consent, count_only = :countOnly, exercise = :exercise, follows =
    :follows::uuid, follows_book = :followsBook::int, edition = :edition, sent_at = :sentAt::timestamptz, sent_on = :sentOn::date, ended_on = :endedOn::date, dropped_at = :droppedAt::timestamptz, reason = :reason, listed_at =
    :listedAt, changed_at = case when :forAll then :changedAt::timestamptz else changed_at end, forces = :forces, sender_acts = :senderActs, may_be_closed = :mayBeClosed, search = :search
where book = :book
  and id = :id
