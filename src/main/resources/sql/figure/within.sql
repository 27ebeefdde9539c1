-- Only what happened where some areas lay in others on the day: {areas}, {firsts} and {ends} name the columns of the stays. Part of other questions.
      and exists (
          select from unnest({areas}::bigint[], {firsts}::text[]::date[], {ends}::text[]::date[]) as stay (area, first_day, end_day)
          where stay.area = {row}.area
            and stay.first_day <= {row}.occurred_on
            and stay.end_day > {row}.occurred_on)
