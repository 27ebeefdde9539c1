package vn.phoihop.report;

import java.util.List;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.Reference;
import vn.phoihop.document.Signature;

/** What stands around the body of a paper: the letterhead of who issues, number and symbol, on what grounds, and who signs. */
record PaperHead(Letterhead letterhead, Reference reference, List<String> grounds, Signature signature) {}
