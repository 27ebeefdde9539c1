package vn.phoihop.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.catalogue.Stage;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** What the book says of a record up to a cutoff, in the reader's words and as things were called at that cutoff: what it counts for, and every entry that made it so. */
@Component
class RecordHistory {

    private final Catalogues catalogues;
    private final Organisations organisations;

    RecordHistory(Catalogues catalogues, Organisations organisations) {
        this.catalogues = catalogues;
        this.organisations = organisations;
    }

    /**
     * A tally in words.
     *
     * @param counted the thing itself; otherwise what a unit put in
     */
    record Line(
            String measure,
            String unitOfCount,
            Quantity quantity,
            LocalDate day,
            String area,
            int force,
            String unit,
            boolean counted,
            String stage,
            boolean exercise) {}

    /** An entry in words, with the tallies it posted or reversed. */
    record Step(long position, Instant at, String event, String actor, String unit, String hash, List<Line> change) {}

    List<Step> steps(List<Entry> entries, Cutoff cutoff, Page page) {
        return entries.stream()
                .map(entry -> new Step(
                        entry.position(),
                        entry.recordedAt(),
                        page.text("record.event." + entry.event()),
                        entry.actor(),
                        unit(organisations.at(cutoff), entry.actingUnit(), page),
                        entry.hash().toString(),
                        entry.tallies().stream()
                                .map(tally -> line(tally, cutoff, page))
                                .toList()))
                .toList();
    }

    /** What the record counts for after these entries: what was posted and not reversed. */
    List<Line> counted(List<Entry> entries, Cutoff cutoff, Page page) {
        Map<Line, Quantity> amounts = new LinkedHashMap<>();
        for (Entry entry : entries) {
            for (Tally tally : entry.tallies()) {
                Line line = line(tally, cutoff, page);
                amounts.merge(of(line, Quantity.ONE), line.quantity(), Quantity::plus);
            }
        }
        List<Line> live = new ArrayList<>();
        amounts.forEach((line, amount) -> {
            if (!amount.isZero()) {
                live.add(of(line, amount));
            }
        });
        return live;
    }

    private Line line(Tally tally, Cutoff cutoff, Page page) {
        Organisation organisation = organisations.at(cutoff);
        Catalogue catalogue = catalogues.at(cutoff, tally.occurredOn());
        @Nullable String stage = tally.stage();
        return new Line(
                catalogue
                        .find(Measure.class, tally.measure())
                        .map(measure -> page.text(measure.name()))
                        .orElse(tally.measure()),
                catalogue
                        .find(Measure.class, tally.measure())
                        .map(measure -> page.text(tally.quantity().unit(measure.unit())))
                        .orElse(""),
                tally.quantity(),
                tally.occurredOn(),
                organisation.path(tally.area(), tally.occurredOn(), page.locale()),
                tally.creditedForce().bit(),
                page.text(organisation
                        .unit(tally.creditedUnit(), tally.occurredOn())
                        .name()),
                tally.role() == TallyRole.COUNTED,
                stage == null
                        ? ""
                        : catalogue
                                .find(Stage.class, stage)
                                .map(found -> page.text(found.name()))
                                .orElse(stage),
                tally.exercise());
    }

    private static Line of(Line line, Quantity quantity) {
        return new Line(
                line.measure,
                line.unitOfCount,
                quantity,
                line.day,
                line.area,
                line.force,
                line.unit,
                line.counted,
                line.stage,
                line.exercise);
    }

    private static String unit(Organisation organisation, @Nullable UnitId unit, Page page) {
        return unit == null ? "" : page.text(organisation.unit(unit).name());
    }
}
