package vn.phoihop.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * What the one form asks about an activity.
 *
 * @param lead the one unit to which it is counted (đơn vị chủ trì)
 * @param partners the other units, in the order in which they are shown
 * @param exercise invented while a drill is played; never enters real figures
 */
public record ActivityForm(
        String kind,
        Instant startsAt,
        @Nullable Instant endsAt,
        AreaId area,
        UnitId lead,
        List<UnitId> partners,
        List<Contribution> contributions,
        @Nullable String title,
        @Nullable String note,
        boolean exercise) {

    public ActivityForm {
        partners = List.copyOf(partners);
        contributions = List.copyOf(contributions);
        startsAt = startsAt.truncatedTo(ChronoUnit.SECONDS);
        endsAt = endsAt == null ? null : endsAt.truncatedTo(ChronoUnit.SECONDS);
        title = PlainText.tidy(title);
        note = PlainText.tidy(note);
    }

    /** All units in it, the lead first. */
    List<UnitId> units() {
        return Stream.concat(Stream.of(lead), partners.stream()).toList();
    }

    /** A new draft of it, which has been checked. */
    Activity draft(RecordKey key, ActivityCheck check, By recorded) {
        LocalDate day = check.day(this);
        return new Activity(
                key,
                1,
                ActivityState.DRAFT,
                kind,
                startsAt,
                endsAt,
                day,
                area,
                lead,
                check.force(lead, day),
                recorded.unit() == null || recorded.unit().equals(lead)
                        ? null
                        : Participant.pending(lead, check.force(lead, day)),
                partners.stream()
                        .map(unit -> Participant.pending(unit, check.force(unit, day)))
                        .toList(),
                contributions,
                title,
                note,
                exercise,
                null,
                recorded,
                List.of());
    }
}
