package vn.phoihop.catalogue;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * A figure (chỉ tiêu): a measure with filters. Records invented while a drill is played never count. An empty set filters nothing.
 * Over a staged measure it names exactly one stage. {@code categories} holds the codes named and all below them.
 */
public record Indicator(
        String code,
        LocalizedText label,
        String measure,
        Credit role,
        Set<String> kinds,
        Set<String> categories,
        @Nullable String stage,
        /** Only records in which at least two forces took part. */
        boolean jointOnly,
        /** Codes of forces: only what is credited to one of them. */
        Set<String> creditedForces,
        /** Names of {@code AreaLevel}: only what happened in an area of one of these levels. */
        Set<String> areaLevels,
        /** The unit of count as printed; the measure's own unless the indicator says otherwise. */
        LocalizedText unit,
        Hedge hedge,
        /** The indicator this one is a part of ("trong đó"): printed indented under it, never added to it. */
        @Nullable String subsetOf)
        implements Definition {

    /** Which tallies: the thing itself, once, or what each unit put in. */
    public enum Credit {
        COUNTED,
        CONTRIBUTED
    }
}
