package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.files.Field;
import vn.phoihop.files.PlainTable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * Reads files of areas and of their successions ({@code .csv}), and of forces and units ({@code .yaml}). Whether they fit together and with what is known is
 * {@link OrganisationCheck}'s question.
 */
record OrganisationFiles(
        List<Force> forces,
        List<AreaRow> areas,
        List<UnitRow> units,
        List<SuccessionRow> successions,
        List<UnitSuccessionRow> unitSuccessions) {

    /** Files of successions begin so; all other tables are of areas. */
    private static final String SUCCESSIONS = "successions";

    /** Files of successions of units begin so; the other ones are of areas. */
    private static final String UNIT_SUCCESSIONS = "successions-units";

    private static final List<String> UNIT_SUCCESSION_COLUMNS = List.of("unit", "successor", "since");

    private static final List<String> SUCCESSION_COLUMNS = List.of("area", "successor", "since", "extent");

    private static final List<String> AREA_COLUMNS =
            List.of("id", "code", "level", "parent", "name_vi", "name_en", "valid_from", "valid_to");

    private static final List<String> EXTENTS = List.of("WHOLE", "PART");

    /** An area on some days. */
    record AreaRow(
            long id,
            String code,
            AreaLevel level,
            @Nullable Long parent,
            LocalizedText name,
            Validity valid,
            String where) {

        Problem problem(ProblemCode code, Object... arguments) {
            return Problem.at(where, code, arguments);
        }
    }

    /** A unit; its areas by their codes as borne on the day {@code asOf}, or on its own first day where that is later. */
    record UnitRow(
            long id,
            String code,
            String force,
            @Nullable Long parent,
            LocalizedText name,
            String shortName,
            List<String> areas,
            LocalDate asOf,
            Validity valid,
            String where) {

        Problem problem(ProblemCode code, Object... arguments) {
            return Problem.at(where, code, arguments);
        }
    }

    /** An area that went into another one. */
    record SuccessionRow(AreaSuccession succession, String where) {

        Problem problem(ProblemCode code, Object... arguments) {
            return Problem.at(where, code, arguments);
        }
    }

    /** A unit that took over from another. */
    record UnitSuccessionRow(Succession succession, String where) {

        Problem problem(ProblemCode code, Object... arguments) {
            return Problem.at(where, code, arguments);
        }
    }

    static OrganisationFiles read(Map<String, String> files, List<Problem> problems) {
        OrganisationFiles all = new OrganisationFiles(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        files.forEach((file, text) -> {
            if (file.startsWith(UNIT_SUCCESSIONS)) {
                PlainTable.read(file, text, UNIT_SUCCESSION_COLUMNS, problems)
                        .forEach(row -> unitSuccession(row).ifPresent(all.unitSuccessions::add));
            } else if (file.startsWith(SUCCESSIONS)) {
                PlainTable.read(file, text, SUCCESSION_COLUMNS, problems)
                        .forEach(row -> succession(row).ifPresent(all.successions::add));
            } else if (file.endsWith(".csv")) {
                PlainTable.read(file, text, AREA_COLUMNS, problems)
                        .forEach(row -> area(row).ifPresent(all.areas::add));
            } else {
                all.readUnits(Field.read(file, text, problems));
            }
        });
        return all;
    }

    private static Optional<AreaRow> area(PlainTable.Row row) {
        Optional<Long> id = row.number("id");
        String code = row.required("code");
        Optional<Long> parent = row.text("parent").isEmpty() ? Optional.empty() : row.number("parent");
        LocalizedText name = name(row.required("name_vi"), row.required("name_en"));
        Validity valid = row.validity();
        Optional<AreaLevel> level = level(row);
        return id.isEmpty() || level.isEmpty()
                ? Optional.empty()
                : Optional.of(new AreaRow(id.get(), code, level.get(), parent.orElse(null), name, valid, row.where()));
    }

    private static Optional<SuccessionRow> succession(PlainTable.Row row) {
        Optional<Long> area = row.number("area");
        Optional<Long> successor = row.number("successor");
        Optional<LocalDate> since = row.requiredDate("since");
        String extent = row.required("extent");
        if (!extent.isEmpty() && !EXTENTS.contains(extent)) {
            row.problem(ProblemCode.VALUE_UNKNOWN, extent, String.join(", ", EXTENTS));
        }
        return area.isEmpty() || successor.isEmpty() || since.isEmpty()
                ? Optional.empty()
                : Optional.of(new SuccessionRow(
                        new AreaSuccession(
                                new AreaId(area.get()),
                                new AreaId(successor.get()),
                                since.get(),
                                extent.equals(EXTENTS.getFirst())),
                        row.where()));
    }

    private static Optional<UnitSuccessionRow> unitSuccession(PlainTable.Row row) {
        Optional<Long> unit = row.number("unit");
        Optional<Long> successor = row.number("successor");
        Optional<LocalDate> since = row.requiredDate("since");
        return unit.isEmpty() || successor.isEmpty() || since.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnitSuccessionRow(
                        new Succession(new UnitId(unit.get()), new UnitId(successor.get()), since.get()), row.where()));
    }

    private static Optional<AreaLevel> level(PlainTable.Row row) {
        String text = row.required("level");
        for (AreaLevel level : AreaLevel.values()) {
            if (level.name().equals(text)) {
                return Optional.of(level);
            }
        }
        row.problem(
                ProblemCode.VALUE_UNKNOWN,
                text,
                String.join(
                        ", ",
                        List.of(AreaLevel.values()).stream()
                                .map(AreaLevel::name)
                                .toList()));
        return Optional.empty();
    }

    private void readUnits(Field root) {
        root.only("source", "as_of", "forces", "units");
        LocalDate asOf = root.required("as_of").date().orElse(LocalDate.EPOCH);
        for (Field force : root.optional("forces").items()) {
            force.only("bit", "code", "name");
            long bit = force.required("bit").number(0);
            if (bit < 0 || bit > 30) {
                force.required("bit").problem(ProblemCode.VALUE_UNKNOWN, bit, "0–30");
                bit = 0;
            }
            forces.add(new Force(
                    new ForceId((int) bit),
                    force.required("code").text(),
                    force.required("name").localized()));
        }
        readUnits(root.required("units"), null, "", asOf);
    }

    private void readUnits(Field list, @Nullable Long parent, String superiorsForce, LocalDate asOf) {
        for (Field unit : list.items()) {
            unit.only("id", "code", "force", "name", "short", "areas", "units", "valid_from", "valid_to");
            long id = unit.required("id").number(0);
            String force = parent == null
                    ? unit.required("force").text()
                    : unit.optional("force").find().orElse(superiorsForce);
            Validity valid = unit.validity();
            LocalDate first = valid.from();
            units.add(new UnitRow(
                    id,
                    unit.required("code").text(),
                    force,
                    parent,
                    unit.required("name").localized(),
                    unit.required("short").text(),
                    unit.optional("areas").texts(),
                    first == null || first.isBefore(asOf) ? asOf : first,
                    valid,
                    unit.where()));
            readUnits(unit.optional("units"), id, force, asOf);
        }
    }

    private static LocalizedText name(String vi, String en) {
        return new LocalizedText(vi.isEmpty() ? "?" : vi, en.isEmpty() ? "?" : en);
    }
}
