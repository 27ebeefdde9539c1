package vn.phoihop.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;

/**
 * Units that are to end with nobody taking over, and have come to answer for something since that was decided. None is refused work for
 * that: until its day it does what it always did. But on that day somebody must have taken it over, so it is told in time.
 */
@Component
public class PlannedClosings {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /**
     * A unit with what it would leave to nobody.
     *
     * @param from the first day without it
     * @param duties in words, with how many they are
     */
    public record Left(LocalizedText unit, String code, LocalDate from, List<LocalizedText> duties) {

        /** All of them in one line. */
        public LocalizedText told() {
            return new LocalizedText(
                    String.join("; ", duties.stream().map(LocalizedText::vi).toList()),
                    String.join("; ", duties.stream().map(LocalizedText::en).toList()));
        }
    }

    private final Organisations organisations;
    private final AskingRooms rooms;
    private final Clock clock;

    PlannedClosings(Organisations organisations, AskingRooms rooms, Clock clock) {
        this.organisations = organisations;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** Of all units that there are today. */
    public List<Left> find() {
        Organisation known = organisations.current();
        return left(known, known.units(today()).stream().map(Unit::id));
    }

    /** Of those that a change touched. */
    List<Left> of(OrganisationChange change) {
        return left(organisations.current(), change.units().stream().map(UnitId::new));
    }

    private List<Left> left(Organisation known, Stream<UnitId> units) {
        LocalDate today = today();
        return units.filter(unit -> known.successions(unit).isEmpty())
                .flatMap(unit -> known.findUnit(unit, today).stream())
                .flatMap(unit -> known
                        .findEnd(unit.id(), today)
                        .map(end -> left(known, unit, end))
                        .filter(left -> !left.duties().isEmpty())
                        .stream())
                .toList();
    }

    private Left left(Organisation known, Unit unit, LocalDate end) {
        return new Left(
                unit.name(),
                unit.code(),
                end,
                AskingRooms.duties(rooms.ask(AskingRooms.touched(known, Set.of(unit.id()), Set.of(), end))).stream()
                        .map(rooms::words)
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
