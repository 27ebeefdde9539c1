package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Permissions;
import vn.phoihop.ledger.Answers;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/**
 * Which units speak for a whole force in the report of a book: those at its head there, whoever stands above them, and, for its own force, the
 * office that coordinates the book. A post in a district does not.
 */
@Component
class ForceHeads {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Organisations organisations;
    private final CoordinationOffices offices;
    private final Permissions permissions;
    private final Books books;
    private final Answers answers;
    private final Clock clock;

    ForceHeads(
            Organisations organisations,
            CoordinationOffices offices,
            Permissions permissions,
            Books books,
            Answers answers,
            Clock clock) {
        this.organisations = organisations;
        this.offices = offices;
        this.permissions = permissions;
        this.books = books;
        this.answers = answers;
        this.clock = clock;
    }

    /** A unit at the head of a whole country has thousands below it: they are walked through once for each state of the organisation. */
    private record Heading(long organisation, LocalDate day, Set<AreaId> provinces, UnitId unit) {}

    private record HeadsOf(long organisation, LocalDate day, Set<AreaId> provinces, ForceId force) {}

    /** Whether an officer of the unit says where the unit's force stands. */
    boolean speaks(@Nullable UnitId unit, Report report) {
        if (unit == null) {
            return false;
        }
        LocalDate today = today();
        Organisation organisation = organisations.current();
        Ground ground = ground(report, organisation, today);
        return organisation
                .findUnit(unit, today)
                .map(one -> headsOrAbove(one, ground) || coordinates(one, report, organisation, today))
                .orElse(false);
    }

    /** The units at the head of the force in the book, then the office that coordinates it where it is of that force. */
    List<Unit> list(ForceId force, Report report) {
        LocalDate today = today();
        Organisation organisation = organisations.current();
        Ground ground = ground(report, organisation, today);
        return Stream.concat(
                        heads(force, ground).stream(),
                        offices.find(report.key().book(), today).map(organisation::unit).stream())
                .filter(unit -> unit.force().equals(force))
                .distinct()
                .toList();
    }

    private boolean headsOrAbove(Unit unit, Ground ground) {
        return answers.get(
                new Heading(ground.organisation().position(), ground.day(), ground.provinces(), unit.id()),
                () -> ground.headsOrAbove(unit));
    }

    private List<Unit> heads(ForceId force, Ground ground) {
        return answers.get(
                new HeadsOf(ground.organisation().position(), ground.day(), ground.provinces(), force),
                () -> ground.organisation().units(ground.day()).stream()
                        .filter(unit -> unit.force().equals(force) && ground.heads(unit))
                        .toList());
    }

    private boolean coordinates(Unit unit, Report report, Organisation organisation, LocalDate today) {
        return offices.find(report.key().book(), today)
                .filter(office -> organisation.unit(office).force().equals(unit.force()))
                .filter(office -> permissions.answersFor(unit.id(), office))
                .isPresent();
    }

    private Ground ground(Report report, Organisation organisation, LocalDate today) {
        Book book = books.get(report.key().book());
        AreaId area = book.area();
        return new Ground(
                organisation,
                today,
                area == null || organisation.findArea(area).isEmpty()
                        ? Set.of()
                        : Set.copyOf(organisation
                                .rebased(area, report.window().lastDay(), today)
                                .places()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    /** @param provinces what the book's area is today; none where nobody knows it, then the tree of units alone decides */
    record Ground(Organisation organisation, LocalDate day, Set<AreaId> provinces) {

        boolean headsOrAbove(Unit unit) {
            return organisation.unitsUnder(unit.id(), day).stream()
                    .flatMap(one -> organisation.findUnit(one, day).stream())
                    .anyMatch(one -> one.force().equals(unit.force()) && heads(one));
        }

        /**
         * The highest unit of its force that works there; below one of the whole country, whoever answers for the province. A department has the
         * areas of its superior and is not at the head.
         */
        boolean heads(Unit unit) {
            List<Unit> above = organisation.superiors(unit.id(), day).stream()
                    .skip(1)
                    .filter(one -> one.force().equals(unit.force()))
                    .toList();
            if (above.isEmpty()) {
                return worksThere(unit) || areas(unit).isEmpty() || provinces.isEmpty();
            }
            return worksThere(unit)
                    && (above.stream().noneMatch(this::worksThere)
                            || areas(unit).stream().map(Area::id).anyMatch(provinces::contains)
                                    && !areas(unit).equals(areas(above.getFirst())));
        }

        private boolean worksThere(Unit unit) {
            return areas(unit).stream()
                    .flatMap(area -> organisation.within(area.id(), AreaLevel.PROVINCE, day).stream())
                    .map(Area::id)
                    .anyMatch(provinces::contains);
        }

        private List<Area> areas(Unit unit) {
            return organisation.areasOf(unit.id(), day);
        }
    }
}
