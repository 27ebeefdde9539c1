package vn.phoihop.catalogue;

import vn.phoihop.vocabulary.LocalizedText;

/** A milestone at which a case or a gang is counted (phát hiện, khởi tố, xử lý …). */
public record Stage(String code, LocalizedText name) implements Definition {}
