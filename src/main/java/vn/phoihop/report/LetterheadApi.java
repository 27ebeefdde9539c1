package vn.phoihop.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.Letterheads;
import vn.phoihop.document.Signature;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.Versions;

/** What the papers of units bear at head and foot, for programs of administrators: all that the page can do. */
@ApiController
@RequestMapping("/api/v1/books/{book}/letterheads")
class LetterheadApi {

    private final SettingLetterheads setting;

    LetterheadApi(SettingLetterheads setting) {
        this.setting = setting;
    }

    record LetterheadShown(
            @Schema(example = "1000") UnitId unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String superior,
            String body,
            String symbol,
            String place,
            List<String> authority,
            @Nullable @Schema(example = "PHÓ GIÁM ĐỐC") String office,
            List<String> addressees,
            List<String> copies,
            String archive,
            List<SignerShown> signers) {

        static LetterheadShown of(Letterheads.Dated dated, Function<AccountId, String> login) {
            Letterhead head = dated.letterhead();
            Signature anybody = head.signature();
            return new LetterheadShown(
                    dated.unit(),
                    dated.days().from(),
                    dated.days().to(),
                    head.issuer().superior(),
                    head.issuer().body(),
                    head.symbol(),
                    head.issuer().place(),
                    anybody == null ? List.of() : anybody.authority(),
                    anybody == null ? null : anybody.office(),
                    head.addressees(),
                    head.recipients().copies(),
                    head.recipients().archive(),
                    head.signers().stream()
                            .map(one -> new SignerShown(
                                    login.apply(one.account()),
                                    one.signature().authority(),
                                    one.signature().office(),
                                    one.signature().rank()))
                            .toList());
        }
    }

    /** Who signs, by the name the account signs in with, and as what. */
    record SignerShown(
            @Schema(example = "giamdoc") String login,
            List<String> authority,
            @Schema(example = "GIÁM ĐỐC") String office,
            @Nullable @Schema(example = "Đại tá") String rank) {}

    @Operation(summary = "What the papers of the book's units bear, unit by unit, in the order of the days")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @GetMapping
    List<LetterheadShown> list(@PathVariable int book) {
        return shown(setting.list(new BookId(book)));
    }

    @Operation(summary = "What the papers of a unit bear; the answer's ETag is needed to change it")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @GetMapping("/{unit}")
    ResponseEntity<List<LetterheadShown>> get(@PathVariable int book, @PathVariable long unit) {
        return found(book, unit);
    }

    @Operation(
            summary = "Says what the papers of a unit bear on some days",
            description =
                    "What was said of other days stays. With If-Match, refused when another has changed it meanwhile.")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @PutMapping("/{unit}")
    ResponseEntity<List<LetterheadShown>> put(
            @PathVariable int book, @PathVariable long unit, @RequestBody LetterheadSent sent, IfMatch seen) {
        setting.set(new BookId(book), new UnitId(unit), java.util.Optional.of(seen.mark()), sent);
        return found(book, unit);
    }

    private ResponseEntity<List<LetterheadShown>> found(int book, long unit) {
        List<Letterheads.Dated> dated = setting.list(new BookId(book), new UnitId(unit));
        return Versions.found(shown(dated), SettingLetterheads.version(dated));
    }

    private List<LetterheadShown> shown(List<Letterheads.Dated> dated) {
        return dated.stream()
                .map(one -> LetterheadShown.of(one, setting::login))
                .toList();
    }
}
