package vn.phoihop.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.SignedIn;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** One's own mailbox: given, proved, what is wanted there and when, removed. */
@PageController
class NoticePages {

    private static final String VIEW = "notice/own";
    private static final String BACK = "redirect:/account/notices";

    private final OwnNotices own;
    private final MailServer server;

    NoticePages(OwnNotices own, MailServer server) {
        this.own = own;
        this.server = server;
    }

    /**
     * @param setUp whether there is a mail server at all
     * @param address null while none was given
     */
    record View(boolean setUp, @Nullable NoticeAddress address, List<Choice> wanted, String from) {

        boolean given() {
            return address != null;
        }

        boolean good() {
            return address != null && address.isGood();
        }

        /** What the mail server said when it refused the address; empty where it did not. */
        String refused() {
            return address == null || address.refused() == null ? "" : address.refused();
        }

        NoticeAddress known() {
            if (address == null) {
                throw new IllegalStateException("no address was given");
            }
            return address;
        }
    }

    @GetMapping("/account/notices")
    String show(Page page, SignedIn who, Model model) {
        titled(page);
        model.addAttribute("view", view(page, who));
        return VIEW;
    }

    @PostMapping("/account/notices/address")
    String give(Page page, SignedIn who, @RequestParam(defaultValue = "") String address) {
        begin(page, who);
        own.give(who, address);
        page.notice("notice.own.codeSent");
        return BACK;
    }

    @PostMapping("/account/notices/code")
    String sendCode(Page page, SignedIn who) {
        begin(page, who);
        own.sendCode(who);
        page.notice("notice.own.codeSent");
        return BACK;
    }

    @PostMapping("/account/notices/confirm")
    String confirm(Page page, SignedIn who, @RequestParam(defaultValue = "") String mailCode) {
        begin(page, who);
        own.confirm(who, mailCode);
        page.notice("notice.own.confirmed");
        return BACK;
    }

    @PostMapping("/account/notices")
    String choose(
            Page page,
            SignedIn who,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String digestAt,
            @RequestParam(defaultValue = "") String quietFrom,
            @RequestParam(defaultValue = "") String quietTo,
            @RequestParam(defaultValue = "0") int version) {
        begin(page, who);
        TypedTimes.Read read = new TypedTimes(wanted, digestAt, quietFrom, quietTo).read();
        own.choose(who, version, read.wanted(), read.times());
        page.notice("notice.own.saved");
        return BACK;
    }

    @PostMapping("/account/notices/remove")
    String remove(Page page, SignedIn who) {
        own.remove(who);
        page.notice("notice.own.removed");
        return BACK;
    }

    private void begin(Page page, SignedIn who) {
        titled(page).ifRefused(VIEW, Map.of("view", view(page, who)));
    }

    private static Page titled(Page page) {
        return page.titled("notice.own.title")
                .lead("notice.own.lead")
                .under("/account", page.text("access.account.title"));
    }

    private View view(Page page, SignedIn who) {
        NoticeAddress address = own.find(who).orElse(null);
        Wanted present = address == null ? Wanted.EACH : address.wanted();
        return new View(
                server.isSetUp(),
                address,
                Arrays.stream(Wanted.values())
                        .map(one -> new Choice(one.name(), page.text("notice.wanted." + one), one == present))
                        .toList(),
                server.from());
    }
}
