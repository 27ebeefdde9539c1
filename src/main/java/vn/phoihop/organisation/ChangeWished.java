package vn.phoihop.organisation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * What an administrator wants to happen to units or areas as of a day; which of it is said depends on the kind.
 *
 * @param places ids of those it happens to: several for a merger, none when one is founded
 * @param successors ids of those, there already, that take over
 * @param named what new ones are called, or what one is called anew
 * @param parent id of the superior of new ones, or the new superior
 * @param force of new units; that of the superior, or of those that go into them, without it
 * @param level of new areas; that of those that go into them without it
 * @param areas ids of areas a new unit answers for, those of its superior without any; or of those a unit is entrusted with or relieved of
 * @param reason in words, such as the decision it follows
 */
@Schema(example = """
                {"kind": "FOUND", "of": "UNIT", "from": "2027-01-01", "parent": 3000, "reason": "Quyết định số 12/QĐ-BTL ngày 05/11/2026",
                 "named": [{"code": "BP-TAN-LAP", "vi": "Đồn Biên phòng Tân Lập", "en": "Tan Lap Border Post", "shortName": "Đồn Tân Lập"}]}""")
public record ChangeWished(
        ChangeKind kind,
        PlaceType of,
        @Schema(example = "2027-01-01") LocalDate from,
        @Nullable List<Long> places,
        @Nullable List<Long> successors,
        @Nullable List<NewName> named,
        @Nullable @Schema(example = "5000") Long parent,
        @Nullable @Schema(example = "BORDER_GUARD") String force,
        @Nullable AreaLevel level,
        @Nullable List<Long> areas,

        @Schema(example = "Quyết định số 12/QĐ-BTL ngày 05/11/2026")
        String reason) {

    /** So many take part in one change; a larger reform is several. */
    static final int MOST = 60;

    /** What every change says; a program may have left it out. */
    private List<Problem> leftOut() {
        List<Problem> problems = new ArrayList<>();
        required("kind", kind, problems);
        required("of", of, problems);
        required("from", from, problems);
        for (Map.Entry<String, List<?>> one : Map.<String, List<?>>of(
                        "places", places(), "successors", successors(), "named", named(), "areas", areas())
                .entrySet()) {
            if (one.getValue().stream().anyMatch(Objects::isNull)) {
                problems.add(Problem.at(one.getKey(), ProblemCode.REQUIRED));
            }
        }
        return problems;
    }

    private static void required(String where, @Nullable Object said, List<Problem> problems) {
        if (said == null) {
            problems.add(Problem.at(where, ProblemCode.REQUIRED));
        }
    }

    /** In the form in which it is kept; refused where something that every change says is missing. */
    ChangeWished tidy() {
        Refused.ifAny(leftOut());
        return new ChangeWished(
                kind,
                of,
                from,
                places(),
                successors(),
                named().stream().map(NewName::tidy).toList(),
                parent,
                PlainText.tidy(force),
                level,
                areas(),
                Objects.requireNonNullElse(PlainText.tidy(reason), ""));
    }

    @Override
    public List<Long> places() {
        return places == null ? List.of() : places;
    }

    @Override
    public List<Long> successors() {
        return successors == null ? List.of() : successors;
    }

    @Override
    public List<NewName> named() {
        return named == null ? List.of() : named;
    }

    @Override
    public List<Long> areas() {
        return areas == null ? List.of() : areas;
    }

    /** What can be told without knowing the organisation; all at once. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        count("places", places().size(), kind == ChangeKind.FOUND ? 0 : 1, most(), problems);
        int heirs = successors().size() + (kind.founds() ? named().size() : 0);
        switch (kind) {
            case FOUND -> count("named", named().size(), 1, 1, problems);
            case RENAME -> count("named", named().size(), 1, 1, problems);
            case MOVE -> {
                if (parent == null) {
                    problems.add(Problem.at("parent", ProblemCode.REQUIRED));
                }
            }
            case MERGE -> {
                count("successors", heirs, 1, 1, problems);
                if (successors().isEmpty() && places().size() == 1) {
                    problems.add(Problem.at("places", ProblemCode.PLACES_DO_NOT_FIT, 2, MOST, 1));
                }
            }
            case SPLIT -> count("successors", heirs, 2, MOST, problems);
            case CLOSE -> count("successors", heirs, 0, 1, problems);
            case DETACH -> count("successors", heirs, 1, MOST, problems);
            case ENTRUST, RELIEVE -> count("areas", areas().size(), 1, MOST, problems);
            case IMPORT -> problems.add(Problem.at("kind", ProblemCode.NOT_READABLE, kind));
        }
        if (kind != ChangeKind.IMPORT && !kind.fits(of)) {
            problems.add(Problem.at("of", ProblemCode.VALUE_UNKNOWN, of, of.other()));
        }
        twice("places", places(), problems);
        twice("successors", successors(), problems);
        twice("areas", areas(), problems);
        for (Long successor : successors()) {
            if (places().contains(successor)) {
                problems.add(Problem.at("successors", ProblemCode.SUCCEEDS_ITSELF));
            }
        }
        for (int i = 0; i < named().size(); i++) {
            problems.addAll(named().get(i).problems("named[" + i + "]", kind != ChangeKind.RENAME));
        }
        if (from.getYear() < 1900 || from.getYear() > 2200) {
            problems.add(Problem.at("from", ProblemCode.NOT_READABLE, from));
        }
        if (reason.isBlank()) {
            problems.add(Problem.at("reason", ProblemCode.REQUIRED));
        }
        problems.addAll(PlainText.problems("reason", reason));
        return problems;
    }

    private int most() {
        return switch (kind) {
            case FOUND -> 0;
            case MERGE -> MOST;
            case RENAME, MOVE, SPLIT, CLOSE, DETACH, ENTRUST, RELIEVE, IMPORT -> 1;
        };
    }

    private static void count(String where, int found, int least, int most, List<Problem> problems) {
        if (found < least || found > most) {
            problems.add(
                    found == 0
                            ? Problem.at(where, ProblemCode.REQUIRED)
                            : Problem.at(where, ProblemCode.PLACES_DO_NOT_FIT, least, most, found));
        }
    }

    private static void twice(String where, List<Long> ids, List<Problem> problems) {
        Set<Long> seen = new HashSet<>();
        for (Long id : ids) {
            if (!seen.add(id)) {
                problems.add(Problem.at(where, ProblemCode.NAMED_TWICE, id));
            }
        }
    }
}
