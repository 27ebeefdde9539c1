-- Only what happened in an area or below it, in the tree of the day. Part of other questions.
      and exists (
          select from area_paths(:common) path
          where path.area = {row}.area
            and path.ancestor = :within
            and path.valid @> {row}.occurred_on)
