package vn.phoihop.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.activity.LikelyTwins.Twin;
import vn.phoihop.activity.SuspectedTwins.Side;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Page;

/** Twins in the reader's words. */
@Component
class TwinWords {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    /** What the form sends to join a record: its id, and the version where it is in sight. */
    static final String JOIN = "join-";

    private final Activities activities;
    private final Organisations organisations;
    private final Books books;

    TwinWords(Activities activities, Organisations organisations, Books books) {
        this.activities = activities;
        this.organisations = organisations;
        this.books = books;
    }

    /**
     * A likely twin as a page shows it.
     *
     * @param join what the form sends to join it; null where it cannot be joined from there
     * @param joinHref the page that asks before a draft or record joins it, {@code compareHref} the one with both side by side
     * @param elsewhere the name of the other book it lies in; null where it lies in the same
     */
    record Shown(
            String href,
            String what,
            int points,
            String reasons,
            @Nullable String join,
            @Nullable String joinHref,
            @Nullable String compareHref,
            @Nullable String elsewhere) {}

    /** In the form: what is typed there joins the record as it is shown. */
    List<Shown> inForm(List<Twin> found, boolean joins, Page page) {
        return found.stream()
                .map(one -> shown(one, page, joins && one.joinable() ? joined(one) : null, null, null))
                .toList();
    }

    /** With the version that who joins has before his eyes, where the record is in sight. */
    private String joined(Twin twin) {
        return JOIN
                + twin.key().id()
                + (twin.inSight()
                        ? activities
                                .find(twin.key())
                                .map(one -> "." + one.version())
                                .orElse("")
                        : "");
    }

    /** On the page of a record or draft, which itself may join, or be merged. */
    List<Shown> ofRecord(Activity activity, List<Twin> found, boolean writer, Page page) {
        boolean counted = activity.state() == ActivityState.SUBMITTED;
        return found.stream()
                .map(one -> shown(
                        one,
                        page,
                        null,
                        writer && one.joinable()
                                ? "/activities/" + one.key() + "/join?from="
                                        + activity.key().id()
                                : null,
                        counted && one.joinable()
                                ? compare(activity.key(), one.key().id())
                                : null))
                .toList();
    }

    static String compare(RecordKey one, UUID other) {
        return "/activities/" + one + "/twins/" + other;
    }

    private Shown shown(
            Twin twin, Page page, @Nullable String join, @Nullable String joinHref, @Nullable String compareHref) {
        return new Shown(
                "/records/" + twin.key(),
                of(
                        new Side(twin.key(), twin.startsAt(), twin.endsAt(), twin.area(), twin.lead(), twin.inSight()),
                        page),
                twin.points(),
                reasons(twin.reasons(), page),
                join,
                joinHref,
                compareHref,
                twin.elsewhere() ? page.text(books.get(twin.key().book()).name()) : null);
    }

    static String reasons(List<TwinScore.Reason> reasons, Page page) {
        return reasons.stream().map(one -> page.text(one.label())).collect(Collectors.joining(", "));
    }

    /** Time, place and lead, which may be told of every record. */
    String of(Side side, Page page) {
        ZoneId zone = books.get(side.key().book()).timeZone();
        LocalDate day = side.startsAt().atZone(zone).toLocalDate();
        return String.join(
                " · ",
                when(side.startsAt(), side.endsAt(), zone),
                organisations.current().path(side.area(), day, page.locale()),
                page.text(organisations.current().unit(side.lead()).name()));
    }

    /** With the name of its book, where two books are meant. */
    String of(Side side, boolean named, Page page) {
        return named
                ? of(side, page) + " · "
                        + page.text(books.get(side.key().book()).name())
                : of(side, page);
    }

    String when(Activity one) {
        return when(one.startsAt(), one.endsAt(), books.get(one.key().book()).timeZone());
    }

    private static String when(Instant startsAt, @Nullable Instant endsAt, ZoneId zone) {
        String begins = WHEN.format(startsAt.atZone(zone));
        if (endsAt == null) {
            return begins;
        }
        boolean sameDay =
                startsAt.atZone(zone).toLocalDate().equals(endsAt.atZone(zone).toLocalDate());
        return sameDay
                ? HOUR.format(startsAt.atZone(zone)) + "–" + WHEN.format(endsAt.atZone(zone))
                : begins + " – " + WHEN.format(endsAt.atZone(zone));
    }
}
