package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.organisation.ForeseeingChange.Foreseen;
import vn.phoihop.organisation.MakingChanges.Maker;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;
import vn.phoihop.web.Visitor;

/** The forms by which administrators change the organisation: first what would be is shown, then it is made; planned ones are taken back. */
@PageController
class ChangePages {

    static final String AUTHORITY = "organisation.administer";
    static final String HREF = "/organisation/changes";
    private static final String FORM = "organisation/change-form";
    private static final int MOST_SHOWN = 100;

    private final ForeseeingChange foreseeing;
    private final MakingChanges making;
    private final FindingByName finding;
    private final PlannedClosings closings;

    ChangePages(ForeseeingChange foreseeing, MakingChanges making, FindingByName finding, PlannedClosings closings) {
        this.closings = closings;
        this.foreseeing = foreseeing;
        this.making = making;
        this.finding = finding;
    }

    @GetMapping("/organisation/changes/new")
    String form(
            Page page,
            @RequestParam(defaultValue = "FOUND") ChangeKind kind,
            @RequestParam(defaultValue = "UNIT") PlaceType of,
            @RequestParam(defaultValue = "") String place,
            Model model) {
        Map<String, String> values = new HashMap<>(Map.of("kind", kind.name(), "of", of.name()));
        if (!place.isEmpty()) {
            String field = kind == ChangeKind.FOUND ? "parent" : "places[0]";
            values.put(field, place);
            words(of, place).ifPresent(words -> values.put(field + "Text", words));
        }
        if (kind == ChangeKind.RENAME && !place.isEmpty()) {
            nowCalled(of, place, values);
        }
        if (kind == ChangeKind.RELIEVE) {
            answersNow(place, values);
        }
        model.addAttribute("form", drawn(page, values));
        return FORM;
    }

    private void nowCalled(PlaceType of, String place, Map<String, String> values) {
        if (!place.matches("[1-9]\\d{0,17}")) {
            return;
        }
        Side.of(of, finding.organisation())
                .states()
                .latest(Long.parseLong(place))
                .ifPresent(state -> {
                    values.put("named[0].vi", state.name().vi());
                    values.put("named[0].en", state.name().en());
                    if (state instanceof UnitState unit) {
                        values.put("named[0].shortName", unit.shortName());
                    }
                });
    }

    /** Those of its own; who is relieved of some of them takes the others out. */
    private void answersNow(String place, Map<String, String> values) {
        if (!place.matches("[1-9]\\d{0,17}")) {
            return;
        }
        List<Long> own = finding.organisation().answeringOf(Long.parseLong(place)).stream()
                .filter(row -> row.valid().contains(making.today()))
                .map(Organisation.Answering::area)
                .limit(ChangeWished.MOST)
                .toList();
        for (int i = 0; i < own.size(); i++) {
            String field = "areas[" + i + "]";
            String id = own.get(i).toString();
            finding.areaWords(id, making.today()).ifPresent(words -> {
                values.put(field, id);
                values.put(field + "Text", words);
            });
        }
    }

    private Optional<String> words(PlaceType of, String place) {
        return of == PlaceType.UNIT
                ? finding.unitWords(place, making.today())
                : finding.areaWords(place, making.today());
    }

    /** What would be; or the form once more, with a row more or to go back to. */
    @PostMapping("/organisation/changes/preview")
    String preview(
            Page page,
            @RequestParam(name = "do", defaultValue = "preview") String deed,
            @RequestParam Map<String, String> typed,
            Model model) {
        ChangeForm form = drawn(page, typed);
        if (!deed.equals("preview")) {
            model.addAttribute("form", form);
            return FORM;
        }
        page.ifRefused(FORM, Map.of("form", form));
        ChangeWished wished = new ChangeForm.Reading(form, finding).wished();
        Foreseen foreseen = foreseeing.foresee(wished);
        Refused.ifAny(foreseen.problems());
        model.addAttribute("form", form);
        model.addAttribute("sent", sent(typed));
        model.addAttribute("seen", foreseen.seen());
        model.addAttribute("wished", wished);
        model.addAttribute("told", ToldChange.of(wished, foreseen.decision().before()));
        model.addAttribute("planned", wished.from().isAfter(making.today()));
        List<BeforeAndAfter> lines = BeforeAndAfter.of(wished, foreseen.decision(), page.locale());
        model.addAttribute("lines", lines.stream().limit(MOST_SHOWN).toList());
        model.addAttribute("more", Math.max(0, lines.size() - MOST_SHOWN));
        model.addAttribute("affected", foreseen.affected());
        return "organisation/change-preview";
    }

    /** What was sent goes on to the next step as it is. */
    private static Map<String, String> sent(Map<String, String> typed) {
        Map<String, String> sent = new TreeMap<>(typed);
        sent.keySet()
                .removeIf(
                        name -> name.equals("_csrf") || name.equals("do") || name.equals("seen") || name.equals("id"));
        return sent;
    }

    /** Sent twice, it is made once: its id was minted with the form. */
    @PostMapping("/organisation/changes")
    String make(Page page, @RequestParam Map<String, String> typed) {
        ChangeForm form = drawn(page, typed);
        page.ifRefused(FORM, Map.of("form", form));
        ChangeWished wished = new ChangeForm.Reading(form, finding).wished();
        String seen = typed.getOrDefault("seen", "");
        making.make(form.id(), wished, seen.matches("\\d{1,18}") ? Long.parseLong(seen) : 0, maker(page));
        page.notice(
                wished.from().isAfter(making.today()) ? "organisation.change.planned" : "organisation.change.made",
                wished.from());
        return "redirect:" + HREF + "/" + form.id();
    }

    /**
     * A change as its page shows it.
     *
     * @param undoable its day has not come, and it stands
     * @param left what units that are to end have come to answer for since it was planned
     */
    record Shown(
            OrganisationChange change,
            String state,
            boolean undoable,
            List<PlacePages.Link> places,
            List<PlannedClosings.Left> left) {}

    @GetMapping("/organisation/changes/{id}")
    String one(@PathVariable UUID id, Page page, Model model) {
        model.addAttribute("shown", shown(page, id));
        return "organisation/change";
    }

    @PostMapping("/organisation/changes/{id}/undo")
    String undo(@PathVariable UUID id, Page page) {
        page.ifRefused("organisation/change", Map.of("shown", shown(page, id)));
        making.undo(id, maker(page));
        page.notice("organisation.change.undone");
        return "redirect:" + HREF + "/" + id;
    }

    private Shown shown(Page page, UUID id) {
        OrganisationChange change = titled(page.require(AUTHORITY), making.get(id));
        Organisation known = finding.organisation();
        List<PlacePages.Link> places = new ArrayList<>();
        for (PlaceType type : change.types()) {
            Side side = Side.of(type, known);
            for (Long touched : change.touched(type).stream().limit(MOST_SHOWN).toList()) {
                if (!side.states().of(touched).isEmpty()) {
                    places.add(new PlacePages.Link(
                            page.text(side.name(touched)),
                            "/organisation/" + type.slug() + "s/" + touched + "?day=" + change.from()));
                }
            }
        }
        boolean undoable = change.state(making.today()).equals("planned");
        return new Shown(
                change, change.state(making.today()), undoable, places, undoable ? closings.of(change) : List.of());
    }

    private static OrganisationChange titled(Page page, OrganisationChange change) {
        page.named(page.text(change.key()))
                .under(HREF, page.text("organisation.changes.title"))
                .lead("organisation.change.lead", page.text(change.told()), change.from());
        return change;
    }

    private ChangeForm drawn(Page page, Map<String, String> typed) {
        page.require(AUTHORITY);
        ChangeKind kind = oneOf(ChangeKind.values(), typed.get("kind"));
        PlaceType of = oneOf(PlaceType.values(), typed.get("of"));
        if (!kind.fits(of)) {
            throw new Refused(ProblemCode.VALUE_UNKNOWN, of, of.other());
        }
        page.titled("organisation.change.kind." + kind + "." + of)
                .under(HREF, page.text("organisation.changes.title"))
                .lead("organisation.change.form.lead");
        String id = typed.getOrDefault("id", "");
        return new ChangeForm(
                kind,
                of,
                id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(id) : UUID.randomUUID(),
                typed,
                kind == ChangeKind.FOUND ? 0 : ChangeForm.rows("places", typed, kind == ChangeKind.MERGE ? 2 : 1),
                kind.succeeds() ? ChangeForm.rows("successors", typed, kind == ChangeKind.SPLIT ? 2 : 1) : 0,
                kind.founds() || kind == ChangeKind.RENAME ? ChangeForm.rows("named", typed, 1) : 0,
                kind.answers() || (kind == ChangeKind.FOUND && of == PlaceType.UNIT)
                        ? ChangeForm.rows("areas", typed, 1)
                        : 0,
                Stream.concat(
                                Stream.of(new Choice("", page.text("organisation.change.force.superior"), false)),
                                finding.organisation().forces(making.today()).stream()
                                        .map(force -> new Choice(force.code(), page.text(force.name()), false)))
                        .toList(),
                Arrays.stream(AreaLevel.values())
                        .map(level -> new Choice(level.name(), page.text("organisation.level." + level), false))
                        .toList());
    }

    /** Refused as not readable where it is none of them; the first where nothing is said. */
    private static <E extends Enum<E>> E oneOf(E[] values, @Nullable String name) {
        return name == null || name.isEmpty()
                ? values[0]
                : Arrays.stream(values)
                        .filter(value -> value.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new Refused(ProblemCode.NOT_READABLE, name));
    }

    private static Maker maker(Page page) {
        return new Maker(page.visitor().map(Visitor::name).orElseThrow());
    }
}
