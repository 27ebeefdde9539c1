package vn.phoihop.catalogue;

import vn.phoihop.vocabulary.LocalizedText;

/** What information is exchanged about (tình hình ngoại biên, biên giới, tuyến biển …). */
public record Topic(String code, LocalizedText name) implements Definition {}
