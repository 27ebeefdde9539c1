package vn.phoihop.report;

import java.util.List;
import vn.phoihop.document.Issuer;
import vn.phoihop.document.Recipients;
import vn.phoihop.document.Reference;
import vn.phoihop.document.Signature;

/** What stands around the body of a paper and is the installation's own: who issues, on what grounds, to whom, in whose place who signs. */
record PaperHead(
        Issuer issuer,
        Reference reference,
        List<String> grounds,
        List<String> addressees,
        Signature signature,
        Recipients recipients) {}
