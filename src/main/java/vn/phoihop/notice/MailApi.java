package vn.phoihop.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.web.ApiController;

/** The mail server, for programs of administrators. */
@ApiController
class MailApi {

    private final MailServer server;
    private final TryingMail trying;

    MailApi(MailServer server, TryingMail trying) {
        this.server = server;
        this.trying = trying;
    }

    /** @param server its name and port; null where none is set up */
    @Schema(name = "MailSettings")
    record MailShown(
            boolean setUp,

            @Nullable @Schema(example = "mail.example.vn:587")
            String server,

            @Nullable @Schema(example = "phoihop@example.vn")
            String from) {}

    record TrialSent(@Schema(example = "quantri@example.vn") String to) {}

    @Operation(summary = "Whether this installation sends mail, and by which server")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @GetMapping("/api/v1/mail")
    MailShown show() {
        boolean setUp = server.isSetUp();
        return new MailShown(setUp, setUp ? server.host() : null, setUp ? server.from() : null);
    }

    @Operation(summary = "Sends a mail at once, to see what the server answers")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping("/api/v1/mail/trial")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    MailShown trial(@RequestBody TrialSent sent) {
        trying.send(sent.to(), LocaleContextHolder.getLocale());
        return show();
    }
}
