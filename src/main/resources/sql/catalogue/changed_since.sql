-- Whether somebody has changed the definition after the position that was seen.
select exists (select from definition where type = :type and code = :code and :seen < greatest(lower(known), upper(known)))
