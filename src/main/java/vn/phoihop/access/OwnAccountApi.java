package vn.phoihop.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.Versions;

/**
 * One's own account for programs: sessions, password, second factor, passkeys, tokens. What would let somebody in who only has a token
 * (another password, another token) asks for the password as the pages do. A second factor and a passkey are set up on their pages: they
 * need a phone's camera and a browser's ceremony. A change of the account names the version that was seen, the ETag of {@code /api/v1/me};
 * what only ends or makes a thing with a name of its own (a session, a passkey, a token) has nothing to overwrite.
 */
@ApiController
class OwnAccountApi {

    private final OwnAccount own;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final AccessTrail trail;

    OwnAccountApi(
            OwnAccount own,
            Sessions sessions,
            AccessTokens tokens,
            SecondFactors secondFactors,
            Passkeys passkeys,
            AccessTrail trail) {
        this.own = own;
        this.sessions = sessions;
        this.tokens = tokens;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.trail = trail;
    }

    record SessionShown(
            @Schema(example = "0f3a9c5e7b1d2468") String name,
            Instant begun,
            Instant seen,
            @Schema(example = "10.1.2.3") String address,
            @Schema(example = "Firefox · Windows") String device) {}

    /** How many were ended. */
    record Ended(int number) {}

    record PasswordSent(
            @Schema(example = "mot cau dai de nho") String present,
            @Schema(example = "mot cau khac cung dai") String password) {}

    record LanguageSent(
            @Schema(allowableValues = {"vi", "en"}) String language) {}

    /** A one-time code of the second factor, or a recovery code. */
    record CodeSent(@Schema(example = "123456") String code) {}

    /**
     * The second step of signing in.
     *
     * @param since null while it is off
     */
    record SecondFactorShown(@Nullable Instant since, int recoveryCodesLeft) {}

    /** Each good once; shown this once. */
    record RecoveryCodes(List<String> codes) {}

    record PasskeyShown(
            String name,
            @Schema(example = "Điện thoại trực ban") String label,
            Instant createdAt,
            Instant lastUsedAt) {}

    /**
     * A token, without itself.
     *
     * @param until the last day on which it is good
     */
    record TokenShown(
            UUID id,
            @Schema(example = "Xuất số liệu hằng đêm") String name,
            @Schema(example = "[\"record.view\"]") List<String> scopes,
            Instant createdAt,
            LocalDate until,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    record TokenSent(
            @Schema(example = "mot cau dai de nho") String present,
            @Schema(example = "Xuất số liệu hằng đêm") String name,
            @Schema(example = "[\"record.view\"]") List<String> scopes,
            @Schema(example = "2026-12-31") LocalDate until) {}

    /** Shown this once and kept nowhere. */
    record TokenMinted(@Schema(example = "ph_…") String token) {}

    @Operation(summary = "Lists where one is signed in")
    @GetMapping("/api/v1/me/sessions")
    List<SessionShown> sessions(SignedIn who) {
        return sessions.list(who.account().login(), "").stream()
                .map(one -> new SessionShown(one.name(), one.begun(), one.seen(), one.address(), one.device()))
                .toList();
    }

    @Operation(summary = "Signs out in one place")
    @DeleteMapping("/api/v1/me/sessions/{name}")
    Ended endSession(SignedIn who, @PathVariable String name) {
        if (!sessions.end(who.account().login(), name)) {
            throw new Refused(ProblemCode.NOT_FOUND, name);
        }
        trail.note(AccessTrail.Act.SESSION_ENDED, "");
        return new Ended(1);
    }

    @Operation(summary = "Signs out everywhere but in the session that asks; tokens stay")
    @DeleteMapping("/api/v1/me/sessions")
    Ended endSessions(SignedIn who, HttpServletRequest request) {
        HttpSession here = request.getSession(false);
        Ended ended = new Ended(sessions.endAll(who.account().login(), here == null ? "" : here.getId()));
        trail.note(AccessTrail.Act.SESSION_ENDED, Integer.toString(ended.number()));
        return ended;
    }

    @Operation(summary = "Changes the password; all sessions end")
    @PostMapping("/api/v1/me/password")
    ResponseEntity<SecondFactorShown> password(
            SignedIn who, HttpServletRequest request, @RequestBody PasswordSent sent, IfMatch seen) {
        own.changePassword(
                who,
                version(who, seen),
                new OwnAccount.NewPassword(sent.present(), sent.password(), sent.password()),
                request.getRemoteAddr(),
                "");
        return found(who, secondFactor(who));
    }

    @Operation(summary = "Chooses the language of one's pages")
    @PutMapping("/api/v1/me/language")
    ResponseEntity<LanguageSent> language(SignedIn who, @RequestBody LanguageSent sent, IfMatch seen) {
        if (!Set.of("vi", "en").contains(sent.language())) {
            throw new Refused(Problem.at("language", ProblemCode.VALUE_UNKNOWN, sent.language(), "vi, en"));
        }
        own.speak(who, version(who, seen), sent.language());
        return found(who, sent);
    }

    @Operation(summary = "Whether there is a second step of signing in, and how many recovery codes are left")
    @GetMapping("/api/v1/me/second-factor")
    SecondFactorShown secondFactor(SignedIn who) {
        return new SecondFactorShown(
                secondFactors.since(who.account().id()).orElse(null),
                secondFactors.recoveryCodesLeft(who.account().id()));
    }

    @Operation(summary = "Makes new recovery codes; the old ones are no good any more")
    @PostMapping("/api/v1/me/second-factor/codes")
    ResponseEntity<RecoveryCodes> renewCodes(
            SignedIn who, HttpServletRequest request, @RequestBody CodeSent sent, IfMatch seen) {
        List<String> codes = own.renewCodes(who, version(who, seen), sent.code(), request.getRemoteAddr());
        return found(who, new RecoveryCodes(codes));
    }

    @Operation(summary = "Turns the second step of signing in off")
    @PostMapping("/api/v1/me/second-factor/off")
    ResponseEntity<SecondFactorShown> turnOff(
            SignedIn who, HttpServletRequest request, @RequestBody CodeSent sent, IfMatch seen) {
        own.turnOffSecondFactor(who, version(who, seen), sent.code(), request.getRemoteAddr());
        return found(who, secondFactor(who));
    }

    @Operation(summary = "Lists one's passkeys")
    @GetMapping("/api/v1/me/passkeys")
    List<PasskeyShown> passkeys(SignedIn who) {
        return passkeys.list(who.account().id()).stream()
                .map(one -> new PasskeyShown(one.name(), one.label(), one.createdAt(), one.lastUsedAt()))
                .toList();
    }

    @Operation(summary = "Removes a passkey")
    @DeleteMapping("/api/v1/me/passkeys/{name}")
    List<PasskeyShown> removePasskey(SignedIn who, @PathVariable String name) {
        Acting.runAsSystem(() -> passkeys.remove(who.account().id(), name));
        own.touch(who);
        trail.note(AccessTrail.Act.PASSKEY_REMOVED, "");
        return passkeys(who);
    }

    @Operation(summary = "Lists one's tokens, revoked ones too")
    @GetMapping("/api/v1/me/tokens")
    List<TokenShown> tokens(SignedIn who) {
        return tokens.list(who.account().id()).stream()
                .map(one -> new TokenShown(
                        one.id(),
                        one.name(),
                        one.scopes(),
                        one.createdAt(),
                        TokenPages.lastDay(one),
                        one.lastUsedAt(),
                        one.revokedAt()))
                .toList();
    }

    @Operation(
            summary = "Mints a token for the office acted in, with no more than its authorities",
            description = "The password is asked for: a token alone cannot prolong itself.")
    @PostMapping("/api/v1/me/tokens")
    TokenMinted mint(SignedIn who, HttpServletRequest request, @RequestBody TokenSent sent) {
        own.prove(who, sent.present(), request);
        return new TokenMinted(
                tokens.mint(who, new AccessTokens.Wish(sent.name(), new TreeSet<>(sent.scopes()), sent.until())));
    }

    @Operation(summary = "Revokes a token")
    @DeleteMapping("/api/v1/me/tokens/{id}")
    List<TokenShown> revoke(SignedIn who, @PathVariable UUID id) {
        tokens.revoke(who.account().id(), id);
        return tokens(who);
    }

    /** Of the account, which was read with who the token speaks for. */
    private static int version(SignedIn who, IfMatch seen) {
        seen.require(who.account().version());
        return who.account().version();
    }

    private <T> ResponseEntity<T> found(SignedIn who, T body) {
        return Versions.found(body, own.version(who));
    }
}
