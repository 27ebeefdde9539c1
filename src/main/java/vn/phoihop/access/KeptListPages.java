package vn.phoihop.access;

import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;
import vn.phoihop.web.SavedLists;

/** Keeps a list under a name and lets it go again; both lead back to the list. */
@PageController
class KeptListPages {

    private final KeptLists lists;

    KeptListPages(KeptLists lists) {
        this.lists = lists;
    }

    @PostMapping(SavedLists.SAVE)
    String save(@RequestParam(defaultValue = "") String name, @RequestParam String address, Page page) {
        lists.save(name, address);
        page.notice("web.saved.done", name.strip());
        return "redirect:" + SignInAnswers.inside(address);
    }

    @PostMapping(SavedLists.DELETE)
    String delete(@RequestParam UUID id, @RequestParam String back, Page page) {
        lists.delete(id);
        page.notice("web.saved.gone");
        return "redirect:" + SignInAnswers.inside(back);
    }
}
