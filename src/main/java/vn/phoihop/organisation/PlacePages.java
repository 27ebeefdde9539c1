package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** A unit or an area as it stood on a day, as is known now or was known earlier: what it lies in, what lies under it, and what it answers for. */
@PageController
class PlacePages {

    private final FindingByName finding;
    private final KnownThen knownThen;

    PlacePages(FindingByName finding, KnownThen knownThen) {
        this.finding = finding;
        this.knownThen = knownThen;
    }

    /** @param href its page on the same day */
    record Link(String name, String href) {}

    /**
     * What the page shows.
     *
     * @param absent the day asked about on which it is not there: all else is told as of the nearest day on which it is; null where it is there
     * @param units those that answer for an area
     * @param before what went into it, each as it last was
     * @param after what it went into, each as it then was
     * @param change null for who may not, and of an earlier time
     */
    record Place(
            @Nullable LocalDate absent,
            String code,
            String kind,
            String path,
            Validity valid,
            List<Link> above,
            List<Link> below,
            List<Link> areas,
            List<Link> units,
            List<Link> before,
            List<Link> after,
            @Nullable Change change) {}

    /** What whoever administers the organisation may do with it. */
    record Change(PlaceType of, String id, List<ChangeKind> kinds) {}

    private static @Nullable Change change(Page page, PlaceType of, long id) {
        return page.may(ChangePages.AUTHORITY) ? new Change(of, Long.toString(id), ChangeKind.of(of)) : null;
    }

    @GetMapping("/organisation/units/{id}")
    String unit(@PathVariable long id, @RequestParam Optional<LocalDate> day, Page page, Model model) {
        Optional<KnownThen.Then> earlier = knownThen.find(page);
        Organisation known = finding.organisation(earlier);
        UnitId asked = finding.unit(id);
        LocalDate asOf = finding.day(day, earlier);
        LocalDate on = known.nearest(asked, asOf);
        Optional<LocalDate> then = then(day, asOf, on);
        Unit unit = known.unit(asked, on);
        page.named(page.text(unit.name())).lead("organisation.place.lead", on);
        model.addAttribute(
                "place",
                new Place(
                        on.equals(asOf) ? null : asOf,
                        unit.code(),
                        page.text(known.force(unit.force(), on).name()),
                        known.path(asked, on, page.locale()),
                        unit.valid(),
                        known.superiors(asked, on).stream()
                                .skip(1)
                                .map(one -> unit(page, one, then))
                                .toList(),
                        known.children(asked, on).stream()
                                .map(one -> unit(page, one, then))
                                .toList(),
                        known.areasOf(asked, on).stream()
                                .map(one -> area(page, one, then))
                                .toList(),
                        List.of(),
                        known.unitSuccessionsInto(asked).stream()
                                .map(one ->
                                        went(page, one.unit(), one, one.since().minusDays(1), known))
                                .toList(),
                        known.successions(asked).stream()
                                .map(one -> went(page, one.successor(), one, one.since(), known))
                                .toList(),
                        earlier.isPresent() ? null : change(page, PlaceType.UNIT, asked.value())));
        model.addAttribute("asOf", knownThen.draw(page, "organisation.place.asOf"));
        return "organisation/place";
    }

    @GetMapping("/organisation/areas/{id}")
    String area(@PathVariable long id, @RequestParam Optional<LocalDate> day, Page page, Model model) {
        Optional<KnownThen.Then> earlier = knownThen.find(page);
        Organisation known = finding.organisation(earlier);
        AreaId asked = finding.area(id);
        LocalDate asOf = finding.day(day, earlier);
        LocalDate on = known.nearest(asked, asOf);
        Optional<LocalDate> then = then(day, asOf, on);
        Area area = known.area(asked, on);
        page.named(page.text(area.name())).lead("organisation.place.lead", on);
        model.addAttribute(
                "place",
                new Place(
                        on.equals(asOf) ? null : asOf,
                        area.code(),
                        page.text("organisation.level." + area.level()),
                        known.path(asked, on, page.locale()),
                        area.valid(),
                        known.parent(asked, on).stream()
                                .map(one -> area(page, one, then))
                                .toList(),
                        known.children(asked, on).stream()
                                .map(one -> area(page, one, then))
                                .toList(),
                        List.of(),
                        known.unitsFor(asked, on).stream()
                                .map(one -> unit(page, one, then))
                                .toList(),
                        known.predecessors(asked).stream()
                                .map(one ->
                                        went(page, one.area(), one, one.since().minusDays(1), known))
                                .toList(),
                        known.successions(asked).stream()
                                .map(one -> went(page, one.successor(), one, one.since(), known))
                                .toList(),
                        earlier.isPresent() ? null : change(page, PlaceType.AREA, asked.value())));
        model.addAttribute("asOf", knownThen.draw(page, "organisation.place.asOf"));
        return "organisation/place";
    }

    /** The day that links carry: the one asked about, or the one that is told of instead. */
    private static Optional<LocalDate> then(Optional<LocalDate> asked, LocalDate day, LocalDate on) {
        return on.equals(day) ? asked : Optional.of(on);
    }

    /** One of the two areas of a succession, as it was on a day. */
    private static Link went(Page page, AreaId area, AreaSuccession succession, LocalDate day, Organisation known) {
        String name = page.text(known.area(area, day).name());
        return new Link(
                page.text(
                        succession.whole() ? "organisation.place.whole" : "organisation.place.part",
                        name,
                        succession.since()),
                "/organisation/areas/" + area + "?day=" + day);
    }

    /** One of the two units of a succession, as it was on a day. */
    private static Link went(Page page, UnitId unit, Succession succession, LocalDate day, Organisation known) {
        String name = page.text(known.unit(unit, day).name());
        return new Link(
                page.text(
                        known.isWhole(succession) ? "organisation.place.whole" : "organisation.place.part",
                        name,
                        succession.since()),
                "/organisation/units/" + unit + "?day=" + day);
    }

    private static Link unit(Page page, Unit unit, Optional<LocalDate> day) {
        return new Link(page.text(unit.name()), "/organisation/units/" + unit.id() + asked(day));
    }

    private static Link area(Page page, Area area, Optional<LocalDate> day) {
        return new Link(page.text(area.name()), "/organisation/areas/" + area.id() + asked(day));
    }

    private static String asked(Optional<LocalDate> day) {
        return day.map(on -> "?day=" + on).orElse("");
    }
}
