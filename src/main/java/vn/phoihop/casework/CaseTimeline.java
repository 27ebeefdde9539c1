package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.catalogue.Stage;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** The way of a case, day by day: opened, its milestones, hand-overs, what it was joined with or severed from. */
@Component
class CaseTimeline {

    private final Catalogues catalogues;
    private final Organisations organisations;

    CaseTimeline(Catalogues catalogues, Organisations organisations) {
        this.catalogues = catalogues;
        this.organisations = organisations;
    }

    /**
     * A day on the way.
     *
     * @param force the bit of the force it is credited to
     * @param details what was new with it
     * @param href of the other case; null where there is none
     * @param milestone its id; null where it is none
     */
    record Stop(
            LocalDate day,
            String what,
            int force,
            String unit,
            List<String> details,
            @Nullable String href,
            @Nullable Milestone milestone) {}

    /** As things are called now. */
    List<Stop> of(CaseFile file, Page page) {
        return new Drawing(organisations.current(), catalogues::current, page).of(file);
    }

    /** As things were called at a cutoff. */
    List<Stop> of(CaseFile file, Cutoff cutoff, Page page) {
        return new Drawing(organisations.at(cutoff), day -> catalogues.at(cutoff, day), page).of(file);
    }

    /** The names at hand while the stops of one case are drawn. */
    private record Drawing(Organisation organisation, Function<LocalDate, Catalogue> catalogues, Page page) {

        List<Stop> of(CaseFile file) {
            List<Stop> stops = new ArrayList<>();
            stops.add(stop(
                    file.openedOn(),
                    page.text("casework.way.opened"),
                    file.openedByForce(),
                    file.form().lead(),
                    List.of()));
            for (Milestone milestone : file.milestones()) {
                stops.add(milestone(milestone));
            }
            for (HandOver handOver : file.handOvers()) {
                stops.add(stop(
                        handOver.offeredOn(),
                        page.text("casework.way.offered", name(handOver.to(), handOver.offeredOn())),
                        handOver.fromForce(),
                        handOver.from(),
                        List.of()));
                if (handOver.answeredOn() != null) {
                    boolean giver = handOver.answer() == HandOver.Answer.TAKEN_BACK;
                    stops.add(stop(
                            handOver.answeredOn(),
                            page.text("casework.way." + handOver.answer()),
                            giver ? handOver.fromForce() : handOver.toForce(),
                            giver ? handOver.from() : handOver.to(),
                            handOver.reason() == null ? List.of() : List.of("“" + handOver.reason() + "”")));
                }
            }
            for (CaseLink link : file.links()) {
                Leads.Lead led = file.leads().on(link.on());
                stops.add(new Stop(
                        link.on(),
                        page.text("casework.way." + link.direction()),
                        led.force().bit(),
                        name(led.unit(), link.on()),
                        link.stages().isEmpty() ? List.of() : List.of(page.text("casework.way.counted", stages(link))),
                        "/records/" + file.key().book() + "/" + link.other(),
                        null));
            }
            // On one day: what the giver reached, then the hand-over, then what the receiver reached.
            Stop opened = stops.removeFirst();
            stops.sort(Comparator.comparing(Stop::day).thenComparing(stop -> {
                Milestone milestone = stop.milestone();
                return milestone == null
                        ? 1
                        : milestone.lead().equals(file.form().lead()) ? 0 : 2;
            }));
            stops.addFirst(opened);
            return stops;
        }

        private Stop milestone(Milestone milestone) {
            Catalogue catalogue = catalogues.apply(milestone.occurredOn());
            List<String> details = new ArrayList<>();
            for (Amount amount : milestone.amounts()) {
                details.add(catalogue
                        .find(Measure.class, amount.measure())
                        .map(measure -> page.text(measure.name()) + ": " + page.show(amount.quantity()) + " "
                                + page.text(amount.quantity().unit(measure.unit())))
                        .orElse(amount.measure() + ": " + page.show(amount.quantity())));
            }
            if (milestone.receiver() != null) {
                details.add(page.text("casework.receiver") + ": " + milestone.receiver());
            }
            if (!milestone.partners().isEmpty()) {
                details.add(page.text("record.fact.partners") + ": "
                        + milestone.partners().stream()
                                .map(unit -> name(unit, milestone.occurredOn()))
                                .collect(Collectors.joining(", ")));
            }
            return new Stop(
                    milestone.occurredOn(),
                    stage(milestone.stage(), catalogue),
                    milestone.force().bit(),
                    name(milestone.lead(), milestone.occurredOn()),
                    details,
                    null,
                    milestone);
        }

        private String stages(CaseLink link) {
            Catalogue catalogue = catalogues.apply(link.on());
            return link.stages().stream().map(stage -> stage(stage, catalogue)).collect(Collectors.joining(", "));
        }

        private String stage(String code, Catalogue catalogue) {
            return catalogue
                    .find(Stage.class, code)
                    .map(stage -> page.text(stage.name()))
                    .orElse(code);
        }

        private Stop stop(LocalDate day, String what, ForceId force, UnitId unit, List<String> details) {
            return new Stop(day, what, force.bit(), name(unit, day), details, null, null);
        }

        /** As it was called on the day. */
        private String name(UnitId unit, LocalDate day) {
            return page.text(organisation.unit(unit, day).name());
        }
    }
}
