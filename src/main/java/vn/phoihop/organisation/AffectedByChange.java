package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;

/**
 * Told by rooms above this one: what of theirs depends on units and areas that are about to change. Asked as the system, since whoever
 * administers the organisation has no record in sight: so it tells how many there are and never what they say.
 */
public interface AffectedByChange {

    /**
     * What is about to change.
     *
     * @param units that end, or whose superior, name or code changes
     * @param areas the same of areas
     * @param provinces the uppermost areas these lie in, by which books are found
     * @param from the day
     */
    record Touched(Set<UnitId> units, Set<AreaId> areas, Set<AreaId> provinces, LocalDate from) {
        public Touched {
            units = Set.copyOf(units);
            areas = Set.copyOf(areas);
            provinces = Set.copyOf(provinces);
        }
    }

    /**
     * Something that is affected.
     *
     * @param key of its words, with the count as their only value
     * @param duty nobody would answer for it when what it depends on ended with nobody taking over
     * @param first some of them, where they may be named
     */
    record Affected(String key, long count, boolean duty, List<First> first) {
        public Affected {
            first = List.copyOf(first);
        }
    }

    /** One of those affected, in words that are names. */
    record First(String words, @Nullable String href) {}

    /** So many are counted at most; more are told as many. */
    int COUNTED = 10_000;

    /** What is affected; without those of which there are none. */
    List<Affected> affectedBy(Touched touched);
}
