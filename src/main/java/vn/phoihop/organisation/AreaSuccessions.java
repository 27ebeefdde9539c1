package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import vn.phoihop.vocabulary.AreaId;

/** Which areas went into which, as known at one position of the common book. */
final class AreaSuccessions {

    private final Map<AreaId, List<AreaSuccession>> byArea;
    private final Map<AreaId, List<AreaSuccession>> bySuccessor;

    AreaSuccessions(Collection<AreaSuccession> all) {
        this.byArea = all.stream().collect(Collectors.groupingBy(AreaSuccession::area));
        this.bySuccessor = all.stream().collect(Collectors.groupingBy(AreaSuccession::successor));
    }

    List<AreaSuccession> into(AreaId successor) {
        return bySuccessor.getOrDefault(successor, List.of());
    }

    List<AreaSuccession> from(AreaId area) {
        return byArea.getOrDefault(area, List.of());
    }

    /**
     * What the area, as it was {@code then}, has become by the day.
     *
     * @param exists whether an area exists on a day
     */
    Rebased<AreaId> rebase(AreaId area, LocalDate then, LocalDate day, BiPredicate<AreaId, LocalDate> exists) {
        return Rebased.follow(
                area, then, day, this::from, exists, one -> Optional.of(one).filter(found -> exists.test(found, day)));
    }
}
