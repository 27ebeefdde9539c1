package vn.phoihop.report;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import vn.phoihop.access.Authority;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/**
 * Whether a paper is the one that was signed; for anybody who holds it, without signing in. A file is hashed in the browser and never sent;
 * who has no script types the hash.
 */
@PageController
class VerifyPages {

    /** Where the code of a paper leads. */
    static final String PATH = "/verify/";

    private static final Pattern SHA256 = Pattern.compile("\\s*[0-9a-fA-F]{64}\\s*");

    private final VerifiedPapers papers;
    private final Reports reports;

    VerifyPages(VerifiedPapers papers, Reports reports) {
        this.papers = papers;
        this.reports = reports;
    }

    /** Where a code is typed. */
    @GetMapping("/verify")
    String ask(Page page, @RequestParam(defaultValue = "") String code) {
        page.titled("verify.title").lead("verify.lead");
        return code.isBlank()
                ? "report/verify-code"
                : "redirect:" + PATH + UriUtils.encodePathSegment(code.strip(), StandardCharsets.UTF_8);
    }

    @GetMapping("/verify/{code}")
    String paper(Page page, Model model, @PathVariable String code, @RequestParam(defaultValue = "") String hash) {
        page.titled("verify.title").lead("verify.lead");
        VerifiedPapers.Verified verified = papers.find(code).orElseThrow(() -> new Refused(ProblemCode.PAPER_UNKNOWN));
        model.addAttribute("verified", verified);
        boolean readable = SHA256.matcher(hash).matches();
        model.addAttribute("unreadable", !readable && !hash.isBlank());
        model.addAttribute("verdict", readable ? "verify.verdict." + verified.judge(hash) : "");
        model.addAttribute("same", readable && verified.judge(hash) == VerifiedPapers.Verdict.SAME);
        // Under the visitor's own sight: who has not signed in sees no report.
        model.addAttribute(
                "report",
                page.may(Authority.FIGURE_VIEW) && reports.find(verified.key()).isPresent()
                        ? "/reports/" + verified.key().book() + "/"
                                + verified.key().id()
                        : "");
        return "report/verify";
    }
}
