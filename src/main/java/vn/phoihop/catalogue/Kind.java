package vn.phoihop.catalogue;

import java.util.List;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * A kind of record: what is counted once for it ({@code counted}), what each unit puts in ({@code contributed}), and how finely its place
 * may be shown. {@code activity} kinds happened once and share one form; the others are handled over time in {@code casework}.
 */
public record Kind(
        String code, LocalizedText name, boolean activity, String counted, List<String> contributed, SightLevel sight)
        implements Definition {}
