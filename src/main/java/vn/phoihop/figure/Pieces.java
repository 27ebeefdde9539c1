package vn.phoihop.figure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.vocabulary.Window;

/** A window cut into stretches for which there are running totals, and the days at its edges that are read from the tallies. */
final class Pieces {

    /** Days that no family has totals for. */
    private static final String DAYS = "D";

    private record Piece(String family, String granule, LocalDate first, LocalDate end) {}

    private final List<Piece> pieces = new ArrayList<>();

    private Pieces() {}

    /** With as few stretches as there can be: the half-years in it, then half-months, then days. */
    static Pieces coarse(Window window) {
        Granule granule = halfYears(window);
        @Nullable Window half = whole(granule, window);
        Pieces pieces = new Pieces();
        if (half == null) {
            pieces.halfMonths(Family.FORCES, window.from(), window.to(), List.of());
            return pieces;
        }
        pieces.halfMonths(Family.FORCES, window.from(), half.from(), List.of());
        pieces.cut(Family.HALF_YEARS, granule, half);
        pieces.halfMonths(Family.FORCES, half.to(), window.to(), List.of());
        return pieces;
    }

    /** In half-months, forces told apart. */
    static Pieces byForce(Window window) {
        Pieces pieces = new Pieces();
        pieces.halfMonths(Family.FORCES, window.from(), window.to(), List.of());
        return pieces;
    }

    /** In months, the force credited told apart; half-months at the edges. */
    static Pieces byMonth(Window window) {
        Pieces pieces = new Pieces();
        @Nullable Window months = whole(Granule.MONTH, window);
        if (months == null) {
            return byForce(window);
        }
        pieces.halfMonths(Family.FORCES, window.from(), months.from(), List.of());
        pieces.cut(Family.MONTHS, Granule.MONTH, months);
        pieces.halfMonths(Family.FORCES, months.to(), window.to(), List.of());
        return pieces;
    }

    /**
     * Places told apart, in half-years as far as their tree did not change within them, else in months where they are kept and half-months.
     *
     * @param family that tells the places apart
     * @param changes days on which their tree changed: a half-month with one inside is read day by day
     */
    static Pieces byPlace(Family family, Window window, Collection<LocalDate> changes) {
        Granule granule = halfYears(window);
        @Nullable Window halves = whole(granule, window);
        Pieces pieces = new Pieces();
        if (halves == null) {
            return byPlaceAndMonth(family, window, changes);
        }
        pieces.halfMonths(family, window.from(), halves.from(), changes);
        for (LocalDate first = halves.from(); first.isBefore(halves.to()); first = granule.next(first)) {
            LocalDate next = granule.next(first);
            if (changesWithin(first, next, changes)) {
                pieces.halfMonths(family, first, next, changes);
            } else {
                pieces.pieces.add(new Piece(family.code(), granule.code(), first, next));
            }
        }
        pieces.halfMonths(family, halves.to(), window.to(), changes);
        return pieces;
    }

    /** Places told apart and months too: in months where they are kept, else in half-months. */
    static Pieces byPlaceAndMonth(Family family, Window window, Collection<LocalDate> changes) {
        Pieces pieces = new Pieces();
        pieces.halfMonths(family, window.from(), window.to(), changes);
        return pieces;
    }

    /** Of the two ways to cut years into halves the one of which more lies in the window. */
    private static Granule halfYears(Window window) {
        return days(whole(Granule.HALF_YEAR_15, window)) >= days(whole(Granule.HALF_YEAR, window))
                ? Granule.HALF_YEAR_15
                : Granule.HALF_YEAR;
    }

    private static boolean changesWithin(LocalDate first, LocalDate next, Collection<LocalDate> changes) {
        return changes.stream().anyMatch(day -> day.isAfter(first) && day.isBefore(next));
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement
                .param("families", pieces.stream().map(Piece::family).toArray(String[]::new))
                .param("granules", pieces.stream().map(Piece::granule).toArray(String[]::new))
                .param(
                        "firstDays",
                        pieces.stream().map(one -> one.first().toString()).toArray(String[]::new))
                .param(
                        "endDays",
                        pieces.stream().map(one -> one.end().toString()).toArray(String[]::new));
    }

    private void halfMonths(Family family, LocalDate from, LocalDate to, Collection<LocalDate> changes) {
        LocalDate open = from;
        while (open.isBefore(to)) {
            boolean month = family.granules().contains(Granule.MONTH)
                    && open.equals(Granule.MONTH.first(open))
                    && isWhole(Granule.MONTH, open, to, changes);
            Granule granule = month ? Granule.MONTH : Granule.HALF_MONTH;
            LocalDate first = granule.first(open);
            LocalDate next = granule.next(first);
            LocalDate end = next.isAfter(to) ? to : next;
            pieces.add(
                    first.equals(open) && isWhole(granule, first, to, changes)
                            ? new Piece(family.code(), granule.code(), first, next)
                            : new Piece(DAYS, "", open, end));
            open = end;
        }
    }

    /** Whether the stretch ends by then without a change inside. */
    private static boolean isWhole(Granule granule, LocalDate first, LocalDate to, Collection<LocalDate> changes) {
        LocalDate next = granule.next(first);
        return !next.isAfter(to) && !changesWithin(first, next, changes);
    }

    private void cut(Family family, Granule granule, Window window) {
        for (LocalDate first = window.from(); first.isBefore(window.to()); first = granule.next(first)) {
            pieces.add(new Piece(family.code(), granule.code(), first, granule.next(first)));
        }
    }

    /** The whole stretches that lie in the window, as one; null where there is none. */
    private static @Nullable Window whole(Granule granule, Window window) {
        LocalDate first = granule.first(window.from());
        if (first.isBefore(window.from())) {
            first = granule.next(first);
        }
        LocalDate end = granule.first(window.to());
        return first.isBefore(end) ? new Window(first, end) : null;
    }

    private static long days(@Nullable Window window) {
        return window == null ? 0 : ChronoUnit.DAYS.between(window.from(), window.to());
    }
}
