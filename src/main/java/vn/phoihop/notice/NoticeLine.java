package vn.phoihop.notice;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** A line of a mail to one account; see {@link News}. */
record NoticeLine(
        RecordKey record,
        String kind,
        News.What what,
        Topic.Urgency urgency,
        @Nullable LocalDate due,
        boolean exercise,
        Set<UnitId> units) {}
