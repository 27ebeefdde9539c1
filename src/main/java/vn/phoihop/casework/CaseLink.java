package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A case joined into this one or the other way round, severed from it or the other way round. Both sides say so.
 *
 * @param stages those at which the other case had been counted by then. From the day on this one is not counted at them once more, only
 *     its new subjects and goods are: the matter as a whole is counted once per stage.
 */
public record CaseLink(Direction direction, UUID other, LocalDate on, List<String> stages) {

    public CaseLink {
        stages = List.copyOf(stages);
    }

    /** How the other case belongs to this one. */
    public enum Direction {
        JOINED_INTO,
        TOOK_IN,
        SEVERED_FROM,
        SEVERED_OFF
    }

    /** That to the case into which this one was joined, as long as it is. */
    static Optional<CaseLink> away(List<CaseLink> links) {
        return links.stream()
                .filter(one -> one.direction() == Direction.JOINED_INTO)
                .findFirst();
    }

    boolean is(Direction wanted, UUID record) {
        return direction == wanted && other.equals(record);
    }

    boolean counted(String stage, LocalDate day) {
        return stages.contains(stage) && !day.isBefore(on);
    }
}
