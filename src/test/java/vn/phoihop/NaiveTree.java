package vn.phoihop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phoihop.NaiveBooks.Closing;
import vn.phoihop.NaiveBooks.Share;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Rebased;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;

/**
 * What lay in what and who stood under whom on which day, by what was known of it: as it was before the deeds, and each deed on top, in their
 * order. Only what was there before is asked of the organisation, at one position; how that keeps its changes it does not know.
 */
final class NaiveTree {

    private record Moved(long known, UnitId unit, UnitId parent, LocalDate from) {}

    private record Lain(long known, AreaId area, AreaId in, LocalDate until) {}

    /** As it was first known, and as it stood when the deeds began. */
    private final Organisation first;

    private final Organisation before;
    private final long began;
    private final List<Closing> closings;
    private final List<Moved> moves = new ArrayList<>();
    private final List<Lain> corrections = new ArrayList<>();

    NaiveTree(Organisation first, Organisation before, List<Closing> closings) {
        this.first = first;
        this.before = before;
        this.began = before.position();
        this.closings = closings;
    }

    void moved(long known, UnitId unit, UnitId parent, LocalDate from) {
        moves.add(new Moved(known, unit, parent, from));
    }

    void corrected(long known, AreaId area, AreaId in, LocalDate until) {
        corrections.add(new Lain(known, area, in, until));
    }

    @Nullable
    AreaLevel level(AreaId area) {
        return before.area(area).level();
    }

    boolean lies(AreaId area, AreaId in, LocalDate day, long common) {
        for (Optional<AreaId> at = Optional.of(area); at.isPresent(); at = above(at.get(), day, common)) {
            if (at.get().equals(in)) {
                return true;
            }
        }
        return false;
    }

    Optional<AreaId> within(AreaId area, AreaLevel level, LocalDate day, long common) {
        Optional<AreaId> at = Optional.of(area);
        while (at.isPresent() && level(at.get()) != level) {
            at = above(at.get(), day, common);
        }
        return at;
    }

    private Optional<AreaId> above(AreaId area, LocalDate day, long common) {
        return corrections.reversed().stream()
                .filter(one -> one.known() <= common && one.area().equals(area) && day.isBefore(one.until()))
                .map(Lain::in)
                .findFirst()
                .or(() -> base(common).parent(area, day).map(Area::id));
    }

    private Organisation base(long common) {
        return common < began ? first : before;
    }

    /** The unit a share is credited to stood under this one of the level on its day, or was it; empty for one above that level. */
    Optional<UnitId> within(Share share, int level, long common) {
        return within(share.unit(), level, share.day(), common);
    }

    private Optional<UnitId> within(UnitId unit, int level, LocalDate day, long common) {
        List<UnitId> upwards = new ArrayList<>();
        if (closing(unit, common).filter(one -> !day.isBefore(one.from())).isEmpty()) {
            for (Optional<UnitId> at = Optional.of(unit); at.isPresent(); at = superior(at.get(), day, common)) {
                upwards.add(at.get());
            }
        }
        return upwards.size() > level ? Optional.of(upwards.get(upwards.size() - 1 - level)) : Optional.empty();
    }

    private Optional<UnitId> superior(UnitId unit, LocalDate day, long common) {
        NavigableMap<LocalDate, UnitId> since = new TreeMap<>();
        for (Moved one : moves) {
            if (one.known() <= common && one.unit().equals(unit)) {
                since.put(one.from(), one.parent());
            }
        }
        Map.Entry<LocalDate, UnitId> last = since.floorEntry(day);
        Optional<UnitId> unmoved = superiorBefore(unit, day, common);
        // A move holds until the next change of superior that was known by then.
        return last == null || !superiorBefore(unit, last.getKey(), common).equals(unmoved)
                ? unmoved
                : Optional.of(last.getValue());
    }

    /** Whether it was never under another one around the deeds, before them: of one moved in an earlier round this does not know until when that holds. */
    boolean stoodStill(UnitId unit) {
        return DeedGround.FIRST
                        .minusYears(1)
                        .datesUntil(DeedGround.FIRST.plusYears(2))
                        .map(day -> before.parent(unit, day).map(Unit::id))
                        .distinct()
                        .count()
                == 1;
    }

    /** Before the deeds. */
    private Optional<UnitId> superiorBefore(UnitId unit, LocalDate day, long common) {
        return base(common).parent(unit, day).map(Unit::id);
    }

    private Optional<Closing> closing(UnitId unit, long common) {
        return closings.stream()
                .filter(one -> one.known() <= common && one.unit().equals(unit))
                .findFirst();
    }

    /** Where a unit that was there {@code then} is to be found on a later day: itself, or who took over, at the level. */
    Optional<UnitId> unitAsOf(LocalDate day, UnitId unit, int level, LocalDate then, long common) {
        return closing(unit, common)
                .filter(one -> one.from().isAfter(then) && !one.from().isAfter(day))
                .map(one -> unitAsOf(day, one.heir(), level, one.from(), common))
                .orElseGet(() -> within(unit, level, day, common));
    }

    /** What an area has become by a later day; the deeds let no area follow another. */
    Rebased<AreaId> areaAsOf(LocalDate day, AreaId area, LocalDate then, long common) {
        return base(common).rebased(area, then, day);
    }

    /** What some shares are of, and all that was done to their units: for who looks into a difference. */
    String told(List<Share> shares) {
        StringBuilder text = new StringBuilder();
        for (Share one : shares) {
            text.append("\n").append(one).append("; before: ").append(superiorBefore(one.unit(), one.day(), began));
            moves.stream()
                    .filter(move -> move.unit().equals(one.unit()))
                    .forEach(move -> text.append("\n  ")
                            .append(move)
                            .append("; before: ")
                            .append(superiorBefore(one.unit(), move.from(), began)));
            closing(one.unit(), Long.MAX_VALUE)
                    .ifPresent(closed -> text.append("\n  ").append(closed));
        }
        return text.toString();
    }
}
