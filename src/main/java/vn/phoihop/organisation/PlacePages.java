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

/** A unit or an area as it stood on a day: what it lies in, what lies under it, and what it answers for. */
@PageController
class PlacePages {

    private final FindingByName finding;

    PlacePages(FindingByName finding) {
        this.finding = finding;
    }

    /** @param href its page on the same day */
    record Link(String name, String href) {}

    /**
     * What the page shows.
     *
     * @param before what went into it, each as it last was
     * @param after what it went into, each as it then was
     * @param change null for who may not
     */
    record Place(
            String code,
            String kind,
            String path,
            Validity valid,
            List<Link> above,
            List<Link> below,
            List<Link> areas,
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
        Organisation known = finding.organisation();
        LocalDate on = finding.day(day);
        UnitId asked = new UnitId(Math.max(1, id));
        Unit unit = known.findUnit(asked, on).orElseGet(() -> known.unit(asked));
        page.named(page.text(unit.name())).lead("organisation.place.lead", on);
        model.addAttribute(
                "place",
                new Place(
                        unit.code(),
                        page.text(known.force(unit.force(), on).name()),
                        known.path(asked, on, page.locale()),
                        unit.valid(),
                        known.superiors(asked, on).stream()
                                .skip(1)
                                .map(one -> unit(page, one, day))
                                .toList(),
                        known.children(asked, on).stream()
                                .map(one -> unit(page, one, day))
                                .toList(),
                        known.areasOf(asked, on).stream()
                                .map(one -> area(page, one, day))
                                .toList(),
                        List.of(),
                        known.successions(asked).stream()
                                .map(one -> unit(page, known.unit(one.successor(), one.since()), one.since()))
                                .toList(),
                        change(page, PlaceType.UNIT, asked.value())));
        return "organisation/place";
    }

    @GetMapping("/organisation/areas/{id}")
    String area(@PathVariable long id, @RequestParam Optional<LocalDate> day, Page page, Model model) {
        Organisation known = finding.organisation();
        LocalDate on = finding.day(day);
        AreaId asked = new AreaId(Math.max(1, id));
        Area area = known.findArea(asked, on).orElseGet(() -> known.area(asked));
        page.named(page.text(area.name())).lead("organisation.place.lead", on);
        model.addAttribute(
                "place",
                new Place(
                        area.code(),
                        page.text("organisation.level." + area.level()),
                        known.path(asked, on, page.locale()),
                        area.valid(),
                        known.parent(asked, on).stream()
                                .map(one -> area(page, one, day))
                                .toList(),
                        known.children(asked, on).stream()
                                .map(one -> area(page, one, day))
                                .toList(),
                        List.of(),
                        known.predecessors(asked).stream()
                                .map(one ->
                                        went(page, one.area(), one, one.since().minusDays(1), known))
                                .toList(),
                        known.successions(asked).stream()
                                .map(one -> went(page, one.successor(), one, one.since(), known))
                                .toList(),
                        change(page, PlaceType.AREA, asked.value())));
        return "organisation/place";
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

    private static Link unit(Page page, Unit unit, LocalDate since) {
        return new Link(
                page.text("organisation.place.whole", page.text(unit.name()), since),
                "/organisation/units/" + unit.id() + "?day=" + since);
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
