package vn.phoihop.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import vn.phoihop.access.OwnAccount;
import vn.phoihop.access.SignedIn;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.Versions;

/** One's own mailbox, for programs; a token alone does not name another one, which would outlive it. */
@ApiController
class NoticeApi {

    private final OwnNotices own;
    private final OwnAccount account;
    private final MailServer server;

    NoticeApi(OwnNotices own, OwnAccount account, MailServer server) {
        this.own = own;
        this.account = account;
        this.server = server;
    }

    /**
     * @param setUp whether this installation sends mail at all
     * @param address null while none was given
     * @param confirmedAt since when it is proved; null before, when nothing but a code is sent there
     * @param refused what the mail server said when it refused the address for good
     */
    @Schema(name = "Notices")
    record NoticesShown(
            boolean setUp,

            @Nullable @Schema(example = "trucban@bienphong.example.vn")
            String address,

            @Nullable Instant confirmedAt,
            @Nullable String refused,
            @Schema(example = "EACH") Wanted wanted,
            @Schema(example = "07:00") String digestAt,
            @Schema(example = "21:00") String quietFrom,
            @Schema(example = "06:00") String quietTo) {}

    /**
     * @param digestAt on working days, in Vietnamese time
     * @param quietFrom since when, and {@code quietTo} until when, only what is immediate is told; the same time for never
     */
    @Schema(name = "NoticesChosen")
    record NoticesSent(
            @Nullable
            @Schema(
                    example = "URGENT",
                    allowableValues = {"EACH", "URGENT", "DIGEST", "NONE"})
            String wanted,

            @Nullable @Schema(example = "07:00") String digestAt,
            @Nullable @Schema(example = "21:00") String quietFrom,
            @Nullable @Schema(example = "06:00") String quietTo) {}

    /** The password, as for a token. */
    record MailboxSent(
            @Schema(example = "mot cau dai de nho") String present,

            @Schema(example = "trucban@bienphong.example.vn")
            String address) {}

    /** As it came to the mailbox. */
    record MailboxCodeSent(@Schema(example = "k7mx-2w9c") String mailCode) {}

    @Operation(
            summary = "Where and when one is told by e-mail that there is something",
            description =
                    "The ETag is needed to choose anew. Mails hold no contents: number, kind, urgency, due day and links.")
    @GetMapping("/api/v1/me/notices")
    ResponseEntity<NoticesShown> show(SignedIn who) {
        NoticeAddress found = own.find(who).orElse(null);
        NoticeTimes times = found == null ? NoticeTimes.USUAL : found.times();
        return Versions.found(
                new NoticesShown(
                        server.isSetUp(),
                        found == null ? null : found.address(),
                        found == null ? null : found.confirmedAt(),
                        found == null ? null : found.refused(),
                        found == null ? Wanted.EACH : found.wanted(),
                        text(times.digestAt()),
                        text(times.quietFrom()),
                        text(times.quietTo())),
                found == null ? 0 : found.version());
    }

    @Operation(summary = "Chooses what one is told at once, when the digest comes, and the quiet hours")
    @PutMapping("/api/v1/me/notices")
    ResponseEntity<NoticesShown> choose(SignedIn who, @RequestBody NoticesSent sent, IfMatch seen) {
        int version = own.find(who).map(NoticeAddress::version).orElse(0);
        seen.require(version);
        TypedTimes.Read read = new TypedTimes(sent.wanted(), sent.digestAt(), sent.quietFrom(), sent.quietTo()).read();
        own.choose(who, version, read.wanted(), read.times());
        return show(who);
    }

    @Operation(
            summary = "Names the mailbox, and sends a code to it",
            description =
                    "The password is asked for: a token alone cannot leave something behind that outlives it. Until the code has come back nothing else is sent there.")
    @PutMapping("/api/v1/me/notices/address")
    ResponseEntity<NoticesShown> give(SignedIn who, HttpServletRequest request, @RequestBody MailboxSent sent) {
        account.prove(who, sent.present(), request);
        own.give(who, sent.address());
        return show(who);
    }

    @Operation(summary = "Sends another code; the one before is good no longer")
    @PostMapping("/api/v1/me/notices/code")
    ResponseEntity<NoticesShown> sendCode(SignedIn who) {
        own.sendCode(who);
        return show(who);
    }

    @Operation(summary = "Proves the mailbox by the code that came to it")
    @PostMapping("/api/v1/me/notices/confirm")
    ResponseEntity<NoticesShown> confirm(SignedIn who, @RequestBody MailboxCodeSent sent) {
        own.confirm(who, sent.mailCode());
        return show(who);
    }

    @Operation(summary = "Removes the mailbox: it is deleted, and nothing is sent any more")
    @DeleteMapping("/api/v1/me/notices/address")
    ResponseEntity<NoticesShown> remove(SignedIn who) {
        own.remove(who);
        return show(who);
    }

    private static String text(LocalTime time) {
        return time.toString();
    }
}
