package vn.phoihop.casework;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.casework.LikelyCases.Likely;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.web.Page;

/** Cases that may be the same, in the reader's words. */
@Component
class LikelyCaseWords {

    private final Organisations organisations;

    LikelyCaseWords(Organisations organisations) {
        this.organisations = organisations;
    }

    /** As a page shows one: day, area and lead, which may be told of every case, and why it may be the same. */
    record Shown(String href, String what, String why) {}

    List<Shown> of(List<Likely> found, Page page) {
        return found.stream()
                .map(one -> new Shown(
                        "/records/" + one.key(),
                        String.join(
                                " · ",
                                page.show(one.openedOn()),
                                organisations.current().path(one.area(), one.openedOn(), page.locale()),
                                page.text(
                                        organisations.current().unit(one.lead()).name())),
                        page.text("casework.likely.why." + one.nearness()) + ", "
                                + (one.daysApart() == 0
                                        ? page.text("casework.likely.sameDay")
                                        : page.text("casework.likely.daysApart", one.daysApart()))))
                .toList();
    }
}
