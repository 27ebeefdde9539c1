package vn.phoihop.figure;

import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;

/**
 * A record in one line.
 *
 * @param href its page
 * @param state as a word
 */
public record RecordSummary(String href, LocalizedText title, LocalizedText state, UnitId leadUnit) {}
