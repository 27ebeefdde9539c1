package vn.phoihop.organisation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.files.ShippedFiles;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.OrganisationFiles.AreaRow;
import vn.phoihop.organisation.OrganisationFiles.SuccessionRow;
import vn.phoihop.organisation.OrganisationFiles.UnitRow;
import vn.phoihop.organisation.OrganisationFiles.UnitSuccessionRow;
import vn.phoihop.organisation.OrganisationWriting.AnsweringRow;
import vn.phoihop.organisation.OrganisationWriting.AreaStateRow;
import vn.phoihop.organisation.OrganisationWriting.AreaSuccessionRow;
import vn.phoihop.organisation.OrganisationWriting.ForceStateRow;
import vn.phoihop.organisation.OrganisationWriting.LinkRow;
import vn.phoihop.organisation.OrganisationWriting.Table;
import vn.phoihop.organisation.OrganisationWriting.UnitStateRow;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Validity;

/**
 * Loads files of areas, forces and units; safe to repeat. What is new is added as one entry of the common book. What is known already is
 * never overwritten: where a file differs from it, the difference is told and left to a person.
 */
@Component
public final class LoadingOrganisation {

    /** The record about which loads are written. */
    static final RecordKey RECORD = new RecordKey(
            BookId.COMMON, UUID.nameUUIDFromBytes("phoihop/organisation".getBytes(StandardCharsets.UTF_8)));

    /** What a load did: nothing when these files had been loaded before. */
    public record Loaded(int areas, int units, List<String> differences) {
        static final Loaded NOTHING = new Loaded(0, 0, List.of());
    }

    private final Organisations organisations;
    private final OrganisationWriting writing;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    LoadingOrganisation(
            Organisations organisations,
            OrganisationWriting writing,
            Ledger ledger,
            PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.writing = writing;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The files that come with the program. */
    public Loaded loadShipped() {
        return load(ShippedFiles.under("organisation"), "system");
    }

    /** Files by their names. Refused with every problem of every file; then nothing has been written. */
    public Loaded load(Map<String, String> files, String actor) {
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, String> sorted = new TreeMap<>(files);
        OrganisationFiles read = OrganisationFiles.read(sorted, problems);
        Refused.ifAny(problems);
        String hash = ShippedFiles.hash(sorted);
        return Acting.asSystem(() -> transaction.execute(status -> {
            writing.lock();
            return writing.loaded(hash) ? Loaded.NOTHING : write(read, hash, actor);
        }));
    }

    private Loaded write(OrganisationFiles files, String hash, String actor) {
        Organisation known = organisations.current();
        Refused.ifAny(OrganisationCheck.problems(files, known));
        List<Force> forces = files.forces().stream()
                .filter(force -> known.findForce(force.code()).isEmpty())
                .toList();
        List<AreaRow> areas = files.areas().stream()
                .filter(row -> known.areaStates().of(row.id()).isEmpty())
                .toList();
        List<UnitRow> units = files.units().stream()
                .filter(row -> known.unitStates().of(row.id()).isEmpty())
                .toList();
        List<AreaSuccession> successions = files.successions().stream()
                .map(SuccessionRow::succession)
                .filter(one -> known.successions(one.area()).stream().noneMatch(one::isSaidOtherwiseBy))
                .toList();
        List<Succession> unitSuccessions = files.unitSuccessions().stream()
                .map(UnitSuccessionRow::succession)
                .filter(one -> known.successions(one.unit()).stream()
                        .noneMatch(other -> other.successor().equals(one.successor())))
                .toList();
        long position = ledger.post(new Posting(
                RECORD,
                "organisation",
                "ORGANISATION_LOADED",
                actor,
                null,
                1,
                new Payload(hash, forces, areas, units, successions, unitSuccessions),
                List.of()));
        writing.ids(
                areas.stream().map(AreaRow::id).distinct().toList(),
                units.stream().map(UnitRow::id).distinct().toList());
        writing.forces(
                position,
                forces.stream()
                        .map(force -> new ForceStateRow(
                                force.id().bit(),
                                force.code(),
                                force.name().vi(),
                                force.name().en(),
                                null,
                                null))
                        .toList());
        writeAreas(position, areas);
        writeUnits(position, units, files, known);
        writing.areaSuccessions(
                position,
                successions.stream()
                        .map(one -> new AreaSuccessionRow(
                                one.area().value(), one.successor().value(), one.since(), one.whole()))
                        .toList());
        writing.successions(
                position,
                unitSuccessions.stream()
                        .map(one -> new OrganisationWriting.SuccessionRow(
                                one.unit().value(), one.successor().value(), one.since()))
                        .toList());
        writing.revision(position, "ORGANISATION_LOADED", hash);
        return new Loaded(areas.size(), units.size(), differences(files, known));
    }

    private record Payload(
            String files,
            List<Force> forces,
            List<AreaRow> areas,
            List<UnitRow> units,
            List<AreaSuccession> successions,
            List<Succession> unitSuccessions) {}

    private void writeAreas(long position, List<AreaRow> areas) {
        writing.insert(
                Table.AREA_STATES,
                position,
                areas.stream()
                        .map(row -> new AreaStateRow(
                                row.id(),
                                row.code(),
                                row.level(),
                                row.name().vi(),
                                row.name().en(),
                                row.valid().from(),
                                row.valid().to()))
                        .toList());
        writing.insert(
                Table.AREA_LINKS,
                position,
                areas.stream()
                        .flatMap(row -> link(row.id(), row.parent(), row.valid()))
                        .toList());
    }

    private void writeUnits(long position, List<UnitRow> units, OrganisationFiles files, Organisation known) {
        writing.insert(
                Table.UNIT_STATES,
                position,
                units.stream()
                        .map(row -> new UnitStateRow(
                                row.id(),
                                row.code(),
                                bit(row.force(), files, known),
                                row.name().vi(),
                                row.name().en(),
                                row.shortName(),
                                row.valid().from(),
                                row.valid().to()))
                        .toList());
        writing.insert(
                Table.UNIT_LINKS,
                position,
                units.stream()
                        .flatMap(row -> link(row.id(), row.parent(), row.valid()))
                        .toList());
        writing.answering(
                position,
                units.stream()
                        .flatMap(row -> row.areas().stream()
                                .map(code -> new AnsweringRow(
                                        row.id(),
                                        areaId(code, row, files, known),
                                        row.valid().from(),
                                        row.valid().to())))
                        .toList());
    }

    private static Stream<LinkRow> link(long child, @Nullable Long parent, Validity valid) {
        return parent == null ? Stream.empty() : Stream.of(new LinkRow(child, parent, valid.from(), valid.to()));
    }

    private static int bit(String force, OrganisationFiles files, Organisation known) {
        return Stream.concat(known.forces().stream(), files.forces().stream())
                .filter(one -> one.code().equals(force))
                .findFirst()
                .orElseThrow()
                .id()
                .bit();
    }

    private static long areaId(String code, UnitRow unit, OrganisationFiles files, Organisation known) {
        return files.areas().stream()
                .filter(area -> area.code().equals(code) && area.valid().contains(unit.asOf()))
                .map(AreaRow::id)
                .findFirst()
                .orElseGet(() ->
                        known.findArea(code, unit.asOf()).orElseThrow().id().value());
    }

    /** Where a file says something else about the same days than what is known; a person decides. */
    private static List<String> differences(OrganisationFiles files, Organisation known) {
        List<String> differences = new ArrayList<>();
        for (AreaRow row : files.areas()) {
            var states = known.areaStates().of(row.id());
            if (!states.isEmpty()
                    && states.stream()
                            .noneMatch(state -> state.name().equals(row.name())
                                    && state.code().equals(row.code())
                                    && state.valid().equals(row.valid()))) {
                differences.add(row.where() + " " + row.name().vi());
            }
        }
        for (UnitRow row : files.units()) {
            var states = known.unitStates().of(row.id());
            if (!states.isEmpty()
                    && states.stream()
                            .noneMatch(state -> state.name().equals(row.name())
                                    && state.code().equals(row.code())
                                    && state.valid().equals(row.valid()))) {
                differences.add(row.where() + " " + row.name().vi());
            }
        }
        for (SuccessionRow row : files.successions()) {
            AreaSuccession one = row.succession();
            if (known.successions(one.area()).stream()
                    .anyMatch(other -> one.isSaidOtherwiseBy(other) && !other.equals(one))) {
                differences.add(row.where() + " " + one.area() + ";" + one.successor());
            }
        }
        for (UnitSuccessionRow row : files.unitSuccessions()) {
            Succession one = row.succession();
            if (known.successions(one.unit()).stream()
                    .anyMatch(other -> other.successor().equals(one.successor()) && !other.equals(one))) {
                differences.add(row.where() + " " + one.unit() + ";" + one.successor());
            }
        }
        return differences;
    }
}
