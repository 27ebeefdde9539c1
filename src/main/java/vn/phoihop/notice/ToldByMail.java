package vn.phoihop.notice;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.access.BesideAccount;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.web.Page;

/** Administrators see whether an account can be told anything by e-mail, and not where. */
@Component
class ToldByMail implements BesideAccount {

    private final NoticeAddresses addresses;
    private final MailServer server;

    ToldByMail(NoticeAddresses addresses, MailServer server) {
        this.addresses = addresses;
        this.server = server;
    }

    @Override
    public List<String> lines(AccountId account, Page page) {
        return server.isSetUp()
                ? List.of(page.text(addresses.isTold(account) ? "notice.account.told" : "notice.account.notTold"))
                : List.of();
    }
}
