package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import vn.phoihop.files.SentRow;
import vn.phoihop.files.SentTable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/** Lists as they were sent, row by row; whom a code means is asked later. */
record ListedRows(Set<ListKind> kinds, int rows, List<StateRow> states, List<FollowingRow> followings) {

    private static final Pattern FORCE_CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    private static final List<String> EXTENTS = List.of("WHOLE", "PART");

    /**
     * What an area or a unit is on some days.
     *
     * @param sort the level of an area, the force of a unit; empty for a force
     * @param continues the code it bore until the first of the days; empty where it begins with them
     */
    record StateRow(
            ListKind kind,
            SentRow row,
            String code,
            String sort,
            String parent,
            LocalizedText name,
            String shortName,
            List<String> areas,
            Validity valid,
            String continues) {

        /** Whether it can be said whom the row means and when; what cannot be read has been told. */
        boolean complete() {
            return row.isRight(kind.codeColumn(), "level", "force", "valid_from", "valid_to", "continues");
        }
    }

    /** Who follows whom, by their codes. */
    record FollowingRow(ListKind kind, SentRow row, String followed, String follower, LocalDate since, boolean whole) {}

    private record Listed(ListKind kind, SentRow row) {}

    /** @param known the codes of all forces there are; those the lists found come to them */
    static ListedRows read(SortedMap<String, byte[]> files, List<String> known, List<Problem> problems) {
        ListedRows all = new ListedRows(EnumSet.noneOf(ListKind.class), 0, new ArrayList<>(), new ArrayList<>());
        List<Listed> rows = new ArrayList<>();
        Set<String> forces = new LinkedHashSet<>(known);
        for (var file : files.entrySet()) {
            Optional<SentTable> table = SentTable.read(file.getKey(), file.getValue(), problems);
            if (table.isEmpty()) {
                continue;
            }
            int before = problems.size();
            Optional<ListKind> kind = ListKind.of(table.get(), problems);
            // With a head that is wrong every row would be, too.
            if (kind.isPresent() && problems.size() == before) {
                all.kinds.add(kind.get());
                table.get().rows().forEach(row -> rows.add(new Listed(kind.get(), row)));
            }
        }
        rows.stream()
                .filter(one -> one.kind == ListKind.FORCES)
                .forEach(one -> forces.add(one.row.text(one.kind.codeColumn())));
        rows.forEach(one -> all.take(one.kind, one.row, List.copyOf(forces)));
        return new ListedRows(all.kinds, rows.size(), all.states, all.followings);
    }

    private void take(ListKind kind, SentRow row, List<String> forces) {
        switch (kind) {
            case FORCES -> states.add(force(row));
            case AREAS -> states.add(area(row));
            case UNITS -> states.add(unit(row, forces));
            case AREA_SUCCESSIONS -> following(kind, row, "area").ifPresent(followings::add);
            case UNIT_SUCCESSIONS -> following(kind, row, "unit").ifPresent(followings::add);
        }
    }

    /** The catalogue and the forms name it by its code. */
    private static StateRow force(SentRow row) {
        String column = ListKind.FORCES.codeColumn();
        String code = row.requiredCode(column);
        if (!code.isEmpty() && !FORCE_CODE.matcher(code).matches()) {
            row.problem(column, ProblemCode.CODE_NOT_USABLE, code);
        }
        return new StateRow(ListKind.FORCES, row, code, "", "", name(row), "", List.of(), row.validity(), "");
    }

    private static StateRow area(SentRow row) {
        return new StateRow(
                ListKind.AREAS,
                row,
                bare(row, "code", row.requiredCode("code")),
                oneOf(
                        row,
                        "level",
                        Arrays.stream(AreaLevel.values()).map(Enum::name).toList()),
                row.code("parent"),
                name(row),
                "",
                List.of(),
                row.validity(),
                continues(row));
    }

    private static StateRow unit(SentRow row, List<String> forces) {
        return new StateRow(
                ListKind.UNITS,
                row,
                bare(row, "code", row.requiredCode("code")),
                oneOf(row, "force", forces),
                row.code("parent"),
                name(row),
                plain(row, "short"),
                row.codes("areas").distinct().toList(),
                row.validity(),
                continues(row));
    }

    private static LocalizedText name(SentRow row) {
        String vi = plain(row, "name_vi");
        String en = plain(row, "name_en");
        return new LocalizedText(vi.isEmpty() ? "?" : vi, en.isEmpty() ? "?" : en);
    }

    /** A text that must be there and keeps to what may be written down at all. */
    private static String plain(SentRow row, String column) {
        String text = row.required(column);
        PlainText.problems(column, text)
                .forEach(problem ->
                        row.problem(column, problem.code(), problem.arguments().toArray()));
        return text;
    }

    /** A code as it is given, not one that names its day. */
    private static String bare(SentRow row, String column, String code) {
        if (code.contains("@")) {
            row.problem(column, ProblemCode.CODE_NOT_USABLE, code);
            return "";
        }
        return code;
    }

    /** Nothing was before what has always been. */
    private static String continues(SentRow row) {
        String code = bare(row, "continues", row.code("continues"));
        if (!code.isEmpty() && row.text("valid_from").isEmpty()) {
            row.problem("valid_from", ProblemCode.REQUIRED);
        }
        return code;
    }

    private static Optional<FollowingRow> following(ListKind kind, SentRow row, String followed) {
        String from = row.requiredCode(followed);
        String to = row.requiredCode("successor");
        String extent = kind == ListKind.UNIT_SUCCESSIONS ? EXTENTS.getFirst() : oneOf(row, "extent", EXTENTS);
        return row.requiredDay("since")
                .filter(day -> !from.isEmpty() && !to.isEmpty())
                .map(day -> new FollowingRow(kind, row, from, to, day, extent.equals(EXTENTS.getFirst())));
    }

    private static String oneOf(SentRow row, String column, List<String> possible) {
        String text = row.required(column);
        if (!text.isEmpty() && !possible.contains(text)) {
            row.problem(column, ProblemCode.VALUE_UNKNOWN, text, String.join(", ", possible));
        }
        return text;
    }
}
