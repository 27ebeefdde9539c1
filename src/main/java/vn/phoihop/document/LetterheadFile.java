package vn.phoihop.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.phoihop.files.Field;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * Letterheads as an installation writes them down (YAML): a list {@code letterheads} with {@code unit} (its code), {@code valid_from},
 * {@code valid_to}, {@code superior}, {@code body}, {@code symbol}, {@code place}, {@code authority}, {@code office}, {@code addressees},
 * {@code copies}, {@code archive}.
 */
public final class LetterheadFile {

    private LetterheadFile() {}

    /** One letterhead of the file. */
    public record Line(UnitId unit, Validity days, Letterhead letterhead) {}

    /**
     * Reads the file and refuses it with all its problems at once.
     *
     * @param units finds a unit by its code
     */
    public static List<Line> read(String file, String text, Function<String, Optional<UnitId>> units) {
        List<Problem> problems = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Field field : Field.read(file, text, problems)
                .only("letterheads")
                .required("letterheads")
                .items()) {
            field.only(
                    "unit",
                    "valid_from",
                    "valid_to",
                    "superior",
                    "body",
                    "symbol",
                    "place",
                    "authority",
                    "office",
                    "addressees",
                    "copies",
                    "archive");
            int before = problems.size();
            Field unit = field.required("unit");
            String code = unit.text();
            Optional<UnitId> known = code.isEmpty() ? Optional.empty() : units.apply(code);
            if (known.isEmpty() && !code.isEmpty()) {
                unit.problem(ProblemCode.CODE_UNKNOWN, "unit", code);
            }
            String superior = field.optional("superior").find().orElse(null);
            String body = field.required("body").text();
            String place = field.required("place").text();
            Field symbol = field.required("symbol");
            if (symbol.text().chars().anyMatch(Character::isWhitespace)) {
                symbol.problem(ProblemCode.NOT_READABLE, symbol.text());
            }
            String office = field.required("office").text();
            String archive = field.required("archive").text();
            List<String> authority = field.optional("authority").texts();
            List<String> addressees = field.optional("addressees").texts();
            List<String> copies = field.optional("copies").texts();
            Validity days = field.validity();
            if (problems.size() == before && known.isPresent()) {
                lines.add(new Line(
                        known.get(),
                        days,
                        new Letterhead(
                                new Issuer(superior, body, place),
                                symbol.text(),
                                new Signature(authority, office, null, null),
                                addressees,
                                new Recipients(copies, archive))));
            }
        }
        Refused.ifAny(problems);
        return lines;
    }
}
