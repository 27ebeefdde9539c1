package vn.phoihop.activity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.ActivityFormView.Field;
import vn.phoihop.activity.JoinDesk.Own;
import vn.phoihop.activity.SuspectedTwins.Side;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Joining a record: with an own draft or record of the same thing, which goes, or with what is typed here. */
@PageController
class JoinPages {

    private static final String JOIN = "activity/join";

    private final Activities activities;
    private final JoinDesk joining;
    private final ActivityDesk desk;
    private final LikelyTwins twins;
    private final DrawingForm forms;
    private final TwinWords words;
    private final Organisations organisations;
    private final Catalogues catalogues;
    private final Permissions permissions;

    JoinPages(
            Activities activities,
            JoinDesk joining,
            ActivityDesk desk,
            LikelyTwins twins,
            DrawingForm forms,
            TwinWords words,
            Organisations organisations,
            Catalogues catalogues,
            Permissions permissions) {
        this.activities = activities;
        this.joining = joining;
        this.desk = desk;
        this.twins = twins;
        this.forms = forms;
        this.words = words;
        this.organisations = organisations;
        this.catalogues = catalogues;
        this.permissions = permissions;
    }

    /**
     * What the page shows.
     *
     * @param seen the version of the record that is joined; null where it is out of sight
     * @param own the record of one's own that goes; null where there is none, then units and measures are asked for
     * @param carried what one's own units put in, as it is carried over
     * @param there what stands of them in the record already, which that replaces
     */
    record View(
            String action,
            String back,
            String target,
            @Nullable Integer seen,
            @Nullable Going own,
            List<String> carried,
            List<String> there,
            List<Choice> units,
            List<Field> measures) {}

    /** One's own draft or record, which goes. */
    record Going(String id, int version, boolean draft) {}

    @GetMapping("/activities/{book}/{id}/join")
    String ask(
            @PathVariable int book,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID from,
            Page page,
            Model model) {
        permissions.require(Authority.ACTIVITY_RECORD);
        model.addAttribute("join", view(RecordKey.of(book, id), from, page));
        return JOIN;
    }

    @PostMapping("/activities/{book}/{id}/join")
    String join(
            @PathVariable int book,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable Integer seen,
            @RequestParam Map<String, String> typed,
            Page page) {
        permissions.require(Authority.ACTIVITY_RECORD);
        RecordKey target = RecordKey.of(book, id);
        page.ifRefused(JOIN, Map.of("join", view(target, from, page)));
        if (from == null) {
            Map<String, String> fields = new HashMap<>(typed);
            fields.put("lead", typed.getOrDefault("unit", ""));
            TypedActivity.Read read = forms.read(target, fields).read();
            Refused.ifAny(read.problems().stream()
                    .filter(problem -> problem.where().startsWith("lead"))
                    .toList());
            joining.join(target, seen, read.form().lead(), read.form().contributions(), null);
        } else {
            Activity own = desk.get(RecordKey.of(book, from));
            joining.join(target, seen, new Own(own.key(), version, own.form()));
        }
        page.notice("activity.step.done.JOIN");
        return "redirect:" + page.href("/records/" + target);
    }

    private View view(RecordKey target, @Nullable UUID from, Page page) {
        page.named(page.text(ActivityStep.JOIN.label()))
                .lead("activity.step.lead.JOIN")
                .under("/activities", page.text("activity.nav"));
        Optional<Activity> there = activities.find(target);
        if (from == null) {
            Activity activity = there.orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, target.toString()));
            ActivityStep.JOIN.from(activity.state());
            page.under("/records/" + target, page.text("activity.record"));
            return new View(
                    "/activities/" + target + "/join",
                    "/records/" + target,
                    words.of(side(activity), page),
                    activity.version(),
                    null,
                    List.of(),
                    there(activity, joining.joining(activity.form()), page),
                    units(page, activity),
                    measures(activity));
        }
        Activity own = desk.get(new RecordKey(target.book(), from));
        page.under("/records/" + own.key(), page.text("activity.record"));
        Side side = there.map(JoinPages::side)
                .or(() -> twins.find(own.key(), own.form(), target.id())
                        .map(one -> new Side(one.key(), one.startsAt(), one.endsAt(), one.area(), one.lead(), false)))
                .orElseThrow(() -> new Refused(ProblemCode.JOIN_NO_TWIN));
        return new View(
                "/activities/" + target + "/join",
                "/records/" + own.key(),
                words.of(side, page),
                there.map(Activity::version).orElse(null),
                new Going(from.toString(), own.version(), own.state() == ActivityState.DRAFT),
                carried(own, page),
                there.map(one -> there(one, joining.joining(own.form()), page)).orElse(List.of()),
                List.of(),
                List.of());
    }

    private static Side side(Activity one) {
        return new Side(one.key(), one.startsAt(), one.endsAt(), one.area(), one.lead(), true);
    }

    private List<String> carried(Activity own, Page page) {
        return joining.joining(own.form()).stream()
                .map(unit -> words(unit, joining.carried(Own.of(own), unit), own.occurredOn(), page))
                .toList();
    }

    private List<String> there(Activity activity, List<UnitId> units, Page page) {
        return units.stream()
                .filter(unit -> !activity.putIn(unit).isEmpty())
                .map(unit -> words(unit, activity.putIn(unit), activity.occurredOn(), page))
                .toList();
    }

    private String words(UnitId unit, Collection<Contribution> putIn, LocalDate day, Page page) {
        Catalogue catalogue = catalogues.current(day);
        String name = page.text(organisations.current().unit(unit).name());
        String amounts = putIn.stream()
                .map(one -> page.text(catalogue.measure(one.measure()).name()) + ": " + page.show(one.quantity()))
                .sorted()
                .collect(Collectors.joining(", "));
        return amounts.isEmpty() ? name : name + " – " + amounts;
    }

    /** The own unit, those of the record that one acts for, and those right below the own one. */
    private List<Choice> units(Page page, Activity activity) {
        Organisation organisation = organisations.current();
        LocalDate day = activity.occurredOn();
        UnitId own = SignedIn.current().unit();
        return own == null
                ? List.of()
                : Stream.of(
                                Stream.of(own),
                                activity.units().stream().filter(unit -> permissions.answersFor(own, unit)),
                                organisation.children(own, day).stream().map(Unit::id))
                        .flatMap(units -> units)
                        .distinct()
                        .filter(unit -> !unit.equals(activity.lead()))
                        .flatMap(unit -> organisation.findUnit(unit, day).stream())
                        .map(unit -> new Choice(unit.id().toString(), page.text(unit.name()), false))
                        .toList();
    }

    private List<Field> measures(Activity activity) {
        Catalogue catalogue = catalogues.current(activity.occurredOn());
        return catalogue.find(Kind.class, activity.kind()).stream()
                .flatMap(kind -> kind.contributed().stream())
                .map(code -> new Field(code, catalogue.get(Measure.class, code).name(), false))
                .toList();
    }
}
