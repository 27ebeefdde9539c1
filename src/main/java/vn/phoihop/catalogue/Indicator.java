package vn.phoihop.catalogue;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * A figure (chỉ tiêu): a measure with filters. Records invented while a drill is played never count. An empty set filters nothing.
 * Over a staged measure it names exactly one stage. {@code categories} holds the codes named and all below them.
 */
public record Indicator(
        String code,
        LocalizedText label,
        String measure,
        TallyRole role,
        Set<String> kinds,
        Set<String> categories,
        @Nullable String stage,
        /** Only records in which at least two forces took part. */
        boolean jointOnly,
        /** Codes of forces: only what is credited to one of them. */
        Set<String> creditedForces,
        /** Only what happened in an area of one of these levels. */
        Set<AreaLevel> areaLevels,
        /** The unit of count as printed; the measure's own unless the indicator says otherwise. */
        LocalizedText unit,
        Hedge hedge,
        /** The indicator this one is a part of ("trong đó"): printed indented under it, never added to it. */
        @Nullable String subsetOf)
        implements Definition {}
