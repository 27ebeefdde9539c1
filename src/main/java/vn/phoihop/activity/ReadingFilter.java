package vn.phoihop.activity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.ActivityFilter.Order;
import vn.phoihop.activity.ActivityFilter.Place;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.ListQuery;

/** Reads a filter from an address, for the list as for programs: what it cannot read is a problem at its parameter. */
@Component
class ReadingFilter {

    /** The value of {@code confirmation} for what waits for the units one acts for. */
    static final String WAITING = "WAITING";

    private final Organisations organisations;
    private final Clock clock;

    ReadingFilter(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    ActivityFilter read(BookId book, ListQuery query, SignedIn who) {
        List<Problem> problems = new ArrayList<>();
        Organisation organisation = organisations.current();
        String confirmation = query.filter("confirmation");
        boolean waiting = confirmation.equals(WAITING);
        @Nullable Confirmation said = waiting ? null : one(Confirmation.class, "confirmation", query, problems);
        @Nullable Window period = value("period", query, problems, Window::parse);
        @Nullable LocalDate from = value("from", query, problems, LocalDate::parse);
        @Nullable LocalDate to = value("to", query, problems, LocalDate::parse);
        @Nullable ActivityState state = one(ActivityState.class, "state", query, problems);
        @Nullable ForceId force = force(query, organisation, problems);
        @Nullable AreaId area = value("area", query, problems, text -> new AreaId(Long.parseLong(text)));
        @Nullable UnitId unit = value("unit", query, problems, text -> new UnitId(Long.parseLong(text)));
        @Nullable Boolean exercise = value("exercise", query, problems, ReadingFilter::yesOrNo);
        @Nullable Boolean mine = value("mine", query, problems, ReadingFilter::yesOrNo);
        @Nullable String kind = value("kind", query, problems, ReadingFilter::code);
        @Nullable Place after = place(query, problems);
        Refused.ifAny(problems);
        return new ActivityFilter(
                book,
                Folding.words(query.search()),
                kind,
                state == null && said != null ? ActivityState.SUBMITTED : state,
                said,
                waiting,
                force,
                area == null ? null : under(area, organisation),
                unit == null ? null : under(unit, organisation),
                from != null ? from : period == null ? null : period.from(),
                to != null ? to.plusDays(1) : period == null ? null : period.to(),
                exercise,
                Boolean.TRUE.equals(mine) ? who.name() : null,
                order(query),
                after);
    }

    private static Order order(ListQuery query) {
        return switch (query.sort()) {
            case "changed" -> Order.CHANGED;
            case "day" -> query.descending() ? Order.NEWEST : Order.OLDEST;
            default -> Order.NEWEST;
        };
    }

    private static @Nullable Place place(ListQuery query, List<Problem> problems) {
        List<String> after = query.after();
        if (after.isEmpty()) {
            return null;
        }
        try {
            return new Place(LocalDate.parse(after.get(0)), Instant.parse(after.get(1)), UUID.fromString(after.get(2)));
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            problems.add(Problem.at(
                    "after", ProblemCode.NOT_READABLE, query.address().get("after")));
            return null;
        }
    }

    private static @Nullable ForceId force(ListQuery query, Organisation organisation, List<Problem> problems) {
        String code = query.filter("force");
        if (code.isEmpty()) {
            return null;
        }
        @Nullable ForceId force = organisation.findForce(code).map(Force::id).orElse(null);
        if (force == null) {
            problems.add(Problem.at("force", ProblemCode.NOT_READABLE, code));
        }
        return force;
    }

    /** The area with all below it, also as it was before it ended. */
    private Set<AreaId> under(AreaId area, Organisation organisation) {
        return organisation
                .findArea(area)
                .map(known -> (Set<AreaId>) new HashSet<>(organisation.areasUnder(area, lastDay(known.valid()))))
                .orElse(Set.of());
    }

    private Set<UnitId> under(UnitId unit, Organisation organisation) {
        return organisation
                .findUnit(unit)
                .map(known -> (Set<UnitId>) new HashSet<>(organisation.unitsUnder(unit, lastDay(known.valid()))))
                .orElse(Set.of());
    }

    /** Today, or the last day of what has ended. */
    private LocalDate lastDay(Validity valid) {
        LocalDate today = LocalDate.now(clock);
        @Nullable LocalDate end = valid.to();
        return end == null || end.isAfter(today) ? today : end.minusDays(1);
    }

    private static String code(String text) {
        if (!text.matches("[A-Z0-9_]{1,60}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Boolean yesOrNo(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static <E extends Enum<E>> @Nullable E one(
            Class<E> type, String name, ListQuery query, List<Problem> problems) {
        return value(name, query, problems, text -> Enum.valueOf(type, text));
    }

    private static <T> @Nullable T value(
            String name, ListQuery query, List<Problem> problems, Function<String, T> reading) {
        String text = query.filter(name);
        try {
            return text.isEmpty() ? null : reading.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            problems.add(Problem.at(name, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }
}
