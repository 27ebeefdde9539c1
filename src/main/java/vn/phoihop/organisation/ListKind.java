package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.phoihop.files.SentTable;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * What a list is of. The names of the columns are the same in every language, as the codes are; which kind it is shows in those that only
 * this kind has.
 */
public enum ListKind {
    FORCES("force_code", List.of("force_code", "name_vi", "name_en"), List.of("valid_from", "valid_to")),
    AREAS(
            "level",
            List.of("code", "level", "name_vi", "name_en"),
            List.of("parent", "valid_from", "valid_to", "continues")),
    UNITS(
            "force",
            List.of("code", "force", "name_vi", "name_en", "short"),
            List.of("parent", "areas", "valid_from", "valid_to", "continues")),
    AREA_SUCCESSIONS("area", List.of("area", "successor", "since", "extent"), List.of()),
    UNIT_SUCCESSIONS("unit", List.of("unit", "successor", "since"), List.of());

    private final String sign;
    private final List<String> required;
    private final List<String> columns;

    ListKind(String sign, List<String> required, List<String> optional) {
        this.sign = sign;
        this.required = required;
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        this.columns = List.copyOf(all);
    }

    /** In the order in which templates have them. */
    public List<String> columns() {
        return columns;
    }

    public boolean requires(String column) {
        return required.contains(column);
    }

    /** Which column names what a row is about. */
    String codeColumn() {
        return columns.getFirst();
    }

    /** In addresses and names of files: {@code area-successions}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ListKind> ofSlug(String slug) {
        return List.of(values()).stream().filter(one -> one.slug().equals(slug)).findFirst();
    }

    /** Told from the head; every column that is missing or not known is a problem. */
    static Optional<ListKind> of(SentTable table, List<Problem> problems) {
        Set<String> head = new HashSet<>(table.head());
        Optional<ListKind> kind = List.of(values()).stream()
                .filter(one -> head.contains(one.sign))
                .findFirst();
        if (kind.isEmpty()) {
            problems.add(Problem.at(table.where(), ProblemCode.LIST_UNKNOWN, String.join(", ", table.head())));
            return kind;
        }
        List<String> known = kind.get().columns;
        kind.get().required.stream()
                .filter(column -> !head.contains(column))
                .forEach(column -> problems.add(Problem.at(table.where(), ProblemCode.COLUMN_MISSING, column)));
        table.head().stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> problems.add(
                        Problem.at(table.where(), ProblemCode.COLUMN_UNKNOWN, column, String.join(", ", known))));
        return kind;
    }
}
