package vn.phoihop.notice;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Whether mail is set up, and whether it leaves, for administrators. */
@PageController
class MailPages {

    private static final String VIEW = "notice/mail";

    private final MailServer server;
    private final TryingMail trying;

    MailPages(MailServer server, TryingMail trying) {
        this.server = server;
        this.trying = trying;
    }

    @Configuration(proxyBeanMethods = false)
    static class Told {
        @Bean
        NavigationEntry mailEntry() {
            return new NavigationEntry("notice.nav.mail", "/mail", "mail", Authority.ACCOUNT_ADMINISTER, 440);
        }
    }

    @Requires(Authority.ACCOUNT_ADMINISTER)
    @GetMapping("/mail")
    String show(Page page, Model model) {
        titled(page);
        model.addAllAttributes(model());
        return VIEW;
    }

    /** Waits for the answer of the mail server, without holding a connection to the database meanwhile. */
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping("/mail/trial")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    String trial(Page page, @RequestParam(defaultValue = "") String to) {
        titled(page).ifRefused(VIEW, model());
        trying.send(to, page.locale());
        page.notice("notice.mail.trial.sent");
        return "redirect:/mail";
    }

    private static Page titled(Page page) {
        return page.titled("notice.mail.title").lead("notice.mail.lead");
    }

    private Map<String, Object> model() {
        return Map.of("setUp", server.isSetUp(), "host", server.host(), "from", server.from());
    }
}
