package vn.phoihop.catalogue;

import vn.phoihop.vocabulary.LocalizedText;

/**
 * What a tally counts, with its unit of count ({@code unit}: cuộc, lượt CBCS, vụ …). Amounts of different measures are never added up.
 * {@code staged} says that cases or gangs are counted by it at their stages, so that an indicator over it must name exactly one stage.
 */
public record Measure(String code, LocalizedText name, LocalizedText unit, int decimals, boolean staged)
        implements Definition {}
