package vn.phoihop.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.TypedNumber;

/** What stands in the fields of the form when it opens: a record as it is, a copy of one for today, or what the unit chose last. */
@Component
class FillingForm {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

    private final Activities activities;
    private final Books books;
    private final Clock clock;

    FillingForm(Activities activities, Books books, Clock clock) {
        this.activities = activities;
        this.books = books;
        this.clock = clock;
    }

    /** What the unit wrote down last, newest first. */
    List<Activity> latest(BookId book, SignedIn who) {
        UnitId own = who.unit();
        return own == null ? List.of() : activities.latestOf(book, own, 3);
    }

    /** A record as it is. */
    Map<String, String> of(Activity activity) {
        ZoneId zone = zone(activity.key().book());
        Map<String, String> values = content(activity);
        values.put("startsAt", TIME.format(activity.startsAt().atZone(zone)));
        if (activity.endsAt() != null) {
            values.put("endsAt", TIME.format(activity.endsAt().atZone(zone)));
        }
        put(values, "title", activity.title());
        put(values, "note", activity.note());
        return values;
    }

    /** The same once more at the same hour, today or, where that is still to come, yesterday. */
    Map<String, String> copy(Activity activity) {
        ZoneId zone = zone(activity.key().book());
        Instant now = clock.instant();
        ZonedDateTime start = today(zone)
                .atTime(activity.startsAt().atZone(zone).toLocalTime())
                .atZone(zone);
        if (start.toInstant().isAfter(now)) {
            start = start.minusDays(1);
        }
        Map<String, String> values = content(activity);
        values.put("startsAt", TIME.format(start));
        if (activity.endsAt() != null) {
            ZonedDateTime end = start.plus(Duration.between(activity.startsAt(), activity.endsAt()));
            if (!end.toInstant().isAfter(now)) {
                values.put("endsAt", TIME.format(end));
            }
        }
        put(values, "title", activity.title());
        return values;
    }

    /** A new one: what the unit chose last, as of now or the end of a window that is over. */
    Map<String, String> fresh(List<Activity> latest, SignedIn who, BookId book, Optional<Window> window) {
        Map<String, String> values = new LinkedHashMap<>();
        latest.stream().findFirst().ifPresent(last -> values.putAll(content(last)));
        // Where and with whom is much the same every day; how many they were is not, and is not to be sent unread.
        values.keySet().removeIf(field -> field.contains(".") || field.equals("exercise"));
        UnitId own = who.unit();
        if (values.isEmpty()) {
            values.put("kind", "PATROL");
            put(values, "lead", own == null ? null : own.toString());
        }
        ZonedDateTime now = clock.instant().atZone(zone(book));
        // Who looks at a window that is over writes down what belongs there.
        LocalDate day = window.map(Window::lastDay)
                .filter(last -> last.isBefore(now.toLocalDate()))
                .orElse(now.toLocalDate());
        values.put("startsAt", TIME.format(day.atTime(now.toLocalTime().truncatedTo(ChronoUnit.MINUTES))));
        return values;
    }

    private static Map<String, String> content(Activity activity) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", activity.kind());
        values.put("area", activity.area().toString());
        values.put("lead", activity.lead().toString());
        for (int i = 0; i < activity.partners().size(); i++) {
            values.put("partners[" + i + "]", activity.partners().get(i).unit().toString());
        }
        for (Contribution one : activity.contributions()) {
            int partner =
                    activity.partners().stream().map(Participant::unit).toList().indexOf(one.unit());
            String field = partner < 0 ? "lead" : "partners[" + partner + "]";
            values.put(field + "." + one.measure(), TypedNumber.write(one.quantity(), LocaleContextHolder.getLocale()));
        }
        if (activity.exercise()) {
            values.put("exercise", "on");
        }
        return values;
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.now(clock.withZone(zone));
    }

    private ZoneId zone(BookId book) {
        return books.get(book).timeZone();
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }
}
