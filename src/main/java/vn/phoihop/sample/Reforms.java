package vn.phoihop.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.phoihop.files.PlainTable;
import vn.phoihop.files.ShippedFiles;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.organisation.EntrustingAreas;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * What became of the units of the sample in 2025: the end of the district police, regional customs, the border guard under the military
 * commands, and the merger of two provinces. Files tell it; it is done by the same operations as an administrator's.
 */
@Component
class Reforms {

    private static final String FOLDER = "sample/until-2026";
    private static final String CHANGES = "changes.csv";
    private static final List<String> COLUMNS =
            List.of("day", "change", "unit", "other", "name_vi", "name_en", "short");
    private static final String ACTOR = "system";

    private enum Kind {
        CLOSE,
        MOVE,
        RENAME,
        ANSWER
    }

    private record Change(PlainTable.Row row, LocalDate day, Kind kind) {}

    private final LoadingOrganisation loading;
    private final Organisations organisations;
    private final ChangingUnits units;
    private final EntrustingAreas entrusting;

    Reforms(LoadingOrganisation loading, Organisations organisations, ChangingUnits units, EntrustingAreas entrusting) {
        this.loading = loading;
        this.organisations = organisations;
        this.units = units;
        this.entrusting = entrusting;
    }

    /** Founds the new units, then does what the changes say in their order. In a transaction of the caller's. */
    void carryOut() {
        SortedMap<String, String> files = ShippedFiles.under(FOLDER);
        List<Change> changes = read(files.getOrDefault(CHANGES, ""));
        files.keySet().removeIf(name -> !name.startsWith("units"));
        loading.load(files, ACTOR);
        changes.forEach(this::carryOut);
    }

    private static List<Change> read(String text) {
        List<Problem> problems = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (PlainTable.Row row : PlainTable.read(CHANGES, text, COLUMNS, problems)) {
            String kind = row.required("change");
            List<Kind> known = Arrays.stream(Kind.values())
                    .filter(one -> one.name().equals(kind))
                    .toList();
            if (known.isEmpty()) {
                row.problem(ProblemCode.VALUE_UNKNOWN, kind, Arrays.toString(Kind.values()));
            }
            row.requiredDate("day").ifPresent(day -> known.forEach(one -> changes.add(new Change(row, day, one))));
        }
        Refused.ifAny(problems);
        return changes;
    }

    private void carryOut(Change change) {
        Organisation known = organisations.current();
        PlainTable.Row row = change.row();
        LocalDate day = change.day();
        String other = row.text("other");
        UnitId unit = unit(known, row.required("unit"), day).id();
        switch (change.kind()) {
            case CLOSE -> units.close(unit, unit(known, other, day).id(), day, known.position(), ACTOR);
            case MOVE -> units.move(unit, unit(known, other, day).id(), day, known.position(), ACTOR);
            case RENAME ->
                units.rename(
                        unit,
                        new LocalizedText(row.required("name_vi"), row.required("name_en")),
                        row.required("short"),
                        day,
                        known.position(),
                        ACTOR);
            case ANSWER ->
                entrusting.entrust(
                        unit,
                        Arrays.stream(other.split(" "))
                                .map(code -> known.findArea(code, day)
                                        .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, code)))
                                .map(Area::id)
                                .collect(Collectors.toSet()),
                        day,
                        known.position(),
                        ACTOR);
        }
    }

    private static Unit unit(Organisation known, String code, LocalDate day) {
        return known.findUnit(code, day).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, code + " (" + day + ")"));
    }
}
