package vn.phoihop.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Cases that may be the one that stands in the form so far, while it is being filled in. */
@PageController
class LikelyCasePages {

    /** What a likely case is looked for by. */
    static final Set<String> OF_THE_CASE = Set.of("kind", "category", "openedOn", "area", "lead");

    private final DrawingCaseForm drawing;
    private final LikelyCases likely;
    private final LikelyCaseWords words;
    private final Permissions permissions;

    LikelyCasePages(DrawingCaseForm drawing, LikelyCases likely, LikelyCaseWords words, Permissions permissions) {
        this.drawing = drawing;
        this.likely = likely;
        this.words = words;
        this.permissions = permissions;
    }

    @PostMapping("/cases/likely")
    String likely(
            @RequestParam UUID id, @RequestParam Map<String, String> typed, Page page, SignedIn who, Model model) {
        permissions.require(Authority.CASE_RECORD);
        RecordKey key = new RecordKey(who.book(), id);
        Typed<CaseForm> read = TypedCase.read(drawing.fields(typed, page), drawing.today(key.book()));
        boolean readable = read.problems().stream().noneMatch(problem -> OF_THE_CASE.contains(problem.where()));
        model.addAttribute("likely", readable ? words.of(likely.list(key, read.form()), page) : List.of());
        return "casework/likely";
    }
}
