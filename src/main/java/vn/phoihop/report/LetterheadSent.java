package vn.phoihop.report;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.document.Issuer;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.Recipients;
import vn.phoihop.document.Signature;
import vn.phoihop.document.Signer;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/**
 * A letterhead as an administrator or a program sends it. Days are half-open; what was said of other days stays.
 *
 * @param authority lines over the signer's office: TM., KT., TL.
 * @param office of anybody who signs and is not among the signers; where it is missing only those named sign
 */
record LetterheadSent(
        @Schema(description = "First day; since ever without it", example = "2022-01-01") @Nullable
        LocalDate from,

        @Schema(description = "The day after the last; until further notice without it", example = "2025-07-01")
        @Nullable
        LocalDate to,

        @Schema(example = "Bộ Công an") @Nullable String superior,

        @Schema(example = "Công an tỉnh Kiên Giang", requiredMode = REQUIRED) @Nullable
        String body,

        @Schema(description = "After the type's abbreviation", example = "CAT-PV01", requiredMode = REQUIRED) @Nullable
        String symbol,

        @Schema(example = "Kiên Giang", requiredMode = REQUIRED) @Nullable
        String place,

        @Schema(example = "[\"KT. GIÁM ĐỐC\"]") @Nullable List<String> authority,

        @Schema(example = "PHÓ GIÁM ĐỐC", description = "Needed where no signers are named or lines stand over it")
        @Nullable
        String office,

        @Schema(example = "[\"Ủy ban nhân dân tỉnh Kiên Giang\"]") @Nullable
        List<String> addressees,

        @Schema(example = "[\"Như trên\"]") @Nullable List<String> copies,

        @Schema(example = "VT, PV01", requiredMode = REQUIRED) @Nullable
        String archive,

        @Schema(description = "Who signs as what he is, whatever stands in authority and office") @Nullable
        List<SignerSent> signers) {

    /** Who signs, by the name the account signs in with, and as what. */
    record SignerSent(
            @Schema(example = "giamdoc", requiredMode = REQUIRED) @Nullable
            String login,

            @Schema(example = "[]") @Nullable List<String> authority,

            @Schema(example = "GIÁM ĐỐC", requiredMode = REQUIRED) @Nullable
            String office,

            @Schema(example = "Đại tá", description = "Printed before the name") @Nullable
            String rank) {

        /** A row of the form that was left or made empty names nobody. */
        boolean blank() {
            return Stream.of(login, office, rank, joined(authority)).allMatch(text -> text == null || text.isBlank());
        }

        /** Asked for only where there is no problem. */
        Signature signature() {
            return new Signature(
                    lines(authority), text(office), rank == null || rank.isBlank() ? null : rank.strip(), null);
        }
    }

    /** Where a field of a signer stands. */
    static String at(int signer, String field) {
        return "signers[" + signer + "]." + field;
    }

    /** What is wrong with it, each at its field; none when it can be read. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        required("body", body, problems);
        required("symbol", symbol, problems);
        required("place", place, problems);
        if (signersSent().stream().allMatch(signer -> signer == null || signer.blank())) {
            required("office", office, problems);
        } else if (!lines(authority).isEmpty()) {
            // Lines over an office that is not said would be over nobody's.
            required("office", office, problems);
        } else {
            plain("office", office, problems);
        }
        for (int i = 0; i < signersSent().size(); i++) {
            @Nullable SignerSent signer = signersSent().get(i);
            if (signer == null) {
                problems.add(Problem.at("signers[" + i + "]", ProblemCode.REQUIRED));
                continue;
            }
            if (signer.blank()) {
                continue;
            }
            required(at(i, "login"), signer.login(), problems);
            required(at(i, "office"), signer.office(), problems);
            plain(at(i, "authority"), joined(signer.authority()), problems);
            plain(at(i, "rank"), signer.rank(), problems);
        }
        required("archive", archive, problems);
        if (symbol != null && symbol.strip().chars().anyMatch(Character::isWhitespace)) {
            problems.add(Problem.at("symbol", ProblemCode.NOT_READABLE, symbol.strip()));
        }
        if (from != null && to != null && !from.isBefore(to)) {
            problems.add(Problem.at("to", ProblemCode.DAY_TOO_EARLY, to, from.plusDays(1)));
        }
        plain("superior", superior, problems);
        plain("authority", joined(authority), problems);
        plain("addressees", joined(addressees), problems);
        plain("copies", joined(copies), problems);
        return problems;
    }

    private static void required(String field, @Nullable String text, List<Problem> problems) {
        if (text == null || text.isBlank()) {
            problems.add(Problem.at(field, ProblemCode.REQUIRED));
        } else {
            plain(field, text, problems);
        }
    }

    private static void plain(String field, @Nullable String text, List<Problem> problems) {
        problems.addAll(PlainText.problems(field, text));
    }

    private static String joined(@Nullable List<String> lines) {
        return String.join("\n", lines(lines));
    }

    Validity days() {
        return new Validity(from, to);
    }

    /** In their places; one that is null is among the {@link #problems}. */
    List<SignerSent> signersSent() {
        return signers == null ? List.of() : signers;
    }

    /**
     * Asked for only where there is no problem.
     *
     * @param known the signers, by their accounts
     */
    Letterhead letterhead(List<Signer> known) {
        return new Letterhead(
                new Issuer(superior == null || superior.isBlank() ? null : superior.strip(), text(body), text(place)),
                text(symbol),
                office == null || office.isBlank() ? null : new Signature(lines(authority), text(office), null, null),
                lines(addressees),
                new Recipients(lines(copies), text(archive)),
                known);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNull(text).strip();
    }

    private static List<String> lines(@Nullable List<String> lines) {
        return lines == null
                ? List.of()
                : lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
