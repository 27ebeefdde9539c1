package vn.phoihop.activity;

import static vn.phoihop.web.DaysAsked.value;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.DaysAsked;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/** Reads a filter from an address, for the list as for programs: what it cannot read is a problem at its parameter. */
@Component
class ReadingFilter {

    /** The value of {@code confirmation} for what waits for the units one acts for. */
    static final String WAITING = "WAITING";

    private final Organisations organisations;
    private final PlaceFilters places;
    private final Clock clock;

    ReadingFilter(Organisations organisations, PlaceFilters places, Clock clock) {
        this.organisations = organisations;
        this.places = places;
        this.clock = clock;
    }

    ActivityFilter read(BookId book, ListQuery query, SignedIn who) {
        List<Problem> problems = new ArrayList<>();
        Organisation organisation = organisations.current();
        String confirmation = query.filter("confirmation");
        boolean waiting = confirmation.equals(WAITING);
        @Nullable Confirmation said = waiting ? null : one(Confirmation.class, "confirmation", query, problems);
        DaysAsked days = DaysAsked.of(query, "days", problems);
        @Nullable ActivityState state = one(ActivityState.class, "state", query, problems);
        @Nullable ForceId force = force(query, organisation, problems);
        LocalDate today = LocalDate.now(clock);
        @Nullable Set<AreaId> areas = places.areas(query, today, problems);
        @Nullable Set<UnitId> units = places.units(query, today, problems);
        @Nullable Boolean exercise = value("exercise", query, problems, DaysAsked::yesOrNo);
        @Nullable Mine mine = value("mine", query, problems, ReadingFilter::mine);
        @Nullable String kind = value("kind", query, problems, ReadingFilter::code);
        @Nullable RowPlace after = RowPlace.read(query, problems);
        Refused.ifAny(problems);
        return new ActivityFilter(
                book,
                Folding.words(query.search()),
                kind,
                state == null && said != null ? ActivityState.SUBMITTED : state,
                said,
                waiting,
                force,
                areas,
                mine == Mine.DESK && who.unit() != null && units == null
                        ? organisation.unitsOnDeskOf(who.unit(), today)
                        : units,
                days.from(),
                days.to(),
                exercise,
                mine == Mine.WRITTEN ? who.account().id() : null,
                RowOrder.read(query),
                after);
    }

    /** What of the list is one's own. */
    private enum Mine {
        ALL,
        /** Written down by the account. */
        WRITTEN,
        /** Of the own unit, and of those it took over from. */
        DESK
    }

    private static Mine mine(String text) {
        return text.equals("unit") ? Mine.DESK : DaysAsked.yesOrNo(text) ? Mine.WRITTEN : Mine.ALL;
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

    private static String code(String text) {
        if (!text.matches("[A-Z0-9_]{1,60}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static <E extends Enum<E>> @Nullable E one(
            Class<E> type, String name, ListQuery query, List<Problem> problems) {
        return value(name, query, problems, text -> Enum.valueOf(type, text));
    }
}
