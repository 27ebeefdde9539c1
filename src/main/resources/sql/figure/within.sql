-- Only what happened where some areas lay in others on the day, or was credited to units that stood under others ({place} says which): {areas}, {firsts} and {ends} name the columns of the stays. Part of other questions.
      and exists (
          select from unnest({areas}::bigint[], {firsts}::text[]::date[], {ends}::text[]::date[]) as stay (place, first_day, end_day)
          where stay.place = {row}.{place}
            and stay.first_day <= {row}.occurred_on
            and stay.end_day > {row}.occurred_on)
