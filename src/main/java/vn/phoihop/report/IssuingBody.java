package vn.phoihop.report;

import vn.phoihop.document.Letterhead;
import vn.phoihop.vocabulary.UnitId;

/** A unit whose papers bear this letterhead. */
record IssuingBody(UnitId unit, Letterhead letterhead) {}
