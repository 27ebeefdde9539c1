package vn.phoihop.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.phoihop.activity.SavingActivities.Kept;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.StandingBook;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.PlaceAndUnits;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** Everything a form must satisfy, found at once; works on one snapshot of organisation and catalogue, so that a batch is judged by one measure. */
final class ActivityCheck {

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    /** No unit puts in more than this at once; what is larger was mistyped. */
    private static final Quantity LARGEST = Quantity.of(1_000_000);

    private final StandingBook standing;
    private final Book book;
    private final Organisation organisation;
    private final PlaceAndUnits placeAndUnits;
    private final Function<LocalDate, Catalogue> catalogues;
    private final Instant now;
    private final Map<LocalDate, Catalogue> byDay = new HashMap<>();

    ActivityCheck(
            StandingBook standing, Organisation organisation, Function<LocalDate, Catalogue> catalogues, Instant now) {
        this.standing = standing;
        this.book = standing.book();
        this.organisation = organisation;
        this.placeAndUnits = new PlaceAndUnits(standing, organisation);
        this.catalogues = catalogues;
        this.now = now;
    }

    /** Refuses a new record where another book follows this one. */
    void requireOpenBook() {
        standing.requireOpen();
    }

    /** The local day on which it began. */
    LocalDate day(ActivityForm form) {
        return form.startsAt().atZone(book.timeZone()).toLocalDate();
    }

    /** The force of the unit on the day; the unit is known to exist. */
    ForceId force(UnitId unit, LocalDate day) {
        return placeAndUnits.force(unit, day);
    }

    boolean existsNow(UnitId unit) {
        return organisation
                .findUnit(unit, now.atZone(book.timeZone()).toLocalDate())
                .isPresent();
    }

    /** The forces of all units of the form that existed on the day. */
    ForceSet forces(ActivityForm form) {
        ForceSet forces = ForceSet.NONE;
        for (UnitId unit : form.units()) {
            Optional<Unit> known = organisation.findUnit(unit, day(form));
            if (known.isPresent()) {
                forces = forces.with(known.get().force());
            }
        }
        return forces;
    }

    Catalogue catalogue(LocalDate day) {
        return byDay.computeIfAbsent(day, catalogues);
    }

    /** The kind as it was on the day. */
    Kind kind(Activity activity) {
        return catalogue(activity.occurredOn()).kind(activity.kind());
    }

    /** What keeps a form from being submitted. */
    List<Problem> problems(ActivityForm form) {
        List<Problem> problems = draftProblems(form);
        LocalDate day = day(form);
        if (form.endsAt() != null
                && form.endsAt().isAfter(now)
                && !form.startsAt().isAfter(now)) {
            problems.add(Problem.at("endsAt", ProblemCode.NOT_OVER_YET, local(form.endsAt())));
        }
        catalogue(day).find(Kind.class, form.kind()).ifPresent(kind -> required(form, kind, day, problems));
        return problems;
    }

    /** What keeps a form from being kept even as a draft: it may lack what the kind asks for, and may still be going on. */
    List<Problem> draftProblems(ActivityForm form) {
        List<Problem> problems = new ArrayList<>();
        LocalDate day = day(form);
        when(form, problems);
        problems.addAll(placeAndUnits.place("area", form.area(), day));
        problems.addAll(placeAndUnits.unit("lead", form.lead(), day));
        problems.addAll(placeAndUnits.partners(form.lead(), form.partners(), day));
        Optional<Kind> kind = catalogue(day).find(Kind.class, form.kind()).filter(Kind::activity);
        if (kind.isEmpty()) {
            problems.add(Problem.at("kind", ProblemCode.NOT_IN_CATALOGUE, form.kind()));
        }
        kind.ifPresent(known -> {
            contributions(form, known, day, problems);
            notTooFine(form.area(), known, day, problems);
        });
        problems.addAll(PlainText.problems("title", form.title()));
        problems.addAll(PlainText.problems("note", form.note()));
        return problems;
    }

    /** As it is to be kept, with its words. */
    Kept kept(Activity activity, By by) {
        Instant at = by.at();
        return new Kept(
                activity,
                at == null ? now : at,
                ActivityWords.of(activity, organisation, catalogue(activity.occurredOn())));
    }

    private void when(ActivityForm form, List<Problem> problems) {
        if (form.startsAt().isAfter(now)) {
            problems.add(Problem.at("startsAt", ProblemCode.NOT_HAPPENED_YET, local(form.startsAt())));
        }
        if (form.endsAt() != null && form.endsAt().isBefore(form.startsAt())) {
            problems.add(Problem.at(
                    "endsAt", ProblemCode.ENDS_BEFORE_IT_BEGINS, local(form.startsAt()), local(form.endsAt())));
        }
    }

    /** What the lead tells with every record of the kind. */
    private void required(ActivityForm form, Kind kind, LocalDate day, List<Problem> problems) {
        for (String measure : kind.required()) {
            if (form.contributions().stream()
                    .noneMatch(one ->
                            one.unit().equals(form.lead()) && one.measure().equals(measure))) {
                problems.add(Problem.at(
                        "lead." + measure, ProblemCode.MEASURE_REQUIRED, measureName(measure, day), kind.name()));
            }
        }
    }

    /** What a record is called where another one's refusal names it. */
    LocalizedText title(Activity one) {
        LocalizedText what = kind(one).name();
        LocalizedText lead = organisation.unit(one.lead(), one.occurredOn()).name();
        String when = local(one.startsAt());
        return new LocalizedText(
                String.join(", ", what.vi(), when, lead.vi()), String.join(", ", what.en(), when, lead.en()));
    }

    private String local(Instant time) {
        return LOCAL_TIME.format(time.atZone(book.timeZone()));
    }

    /** Public-order work is never placed more finely than its kind allows on the day. */
    private void notTooFine(AreaId area, Kind kind, LocalDate day, List<Problem> problems) {
        boolean tooFine = organisation
                .findArea(area, day)
                .map(Area::level)
                .filter(level -> switch (kind.sight()) {
                    case COMMUNE -> false;
                    case DISTRICT -> level == AreaLevel.COMMUNE || level == AreaLevel.BORDER_GATE;
                    case PROVINCE -> level != AreaLevel.PROVINCE;
                })
                .isPresent();
        if (tooFine) {
            problems.add(Problem.at("area", ProblemCode.AREA_TOO_FINE, kind.name()));
        }
    }

    Object name(UnitId unit, LocalDate day) {
        return placeAndUnits.name(unit, day);
    }

    List<Problem> unitProblems(String where, UnitId unit, LocalDate day) {
        return placeAndUnits.unit(where, unit, day);
    }

    private void contributions(ActivityForm form, Kind kind, LocalDate day, List<Problem> problems) {
        Set<UnitId> units = new HashSet<>(form.partners());
        units.add(form.lead());
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < form.contributions().size(); i++) {
            Contribution one = form.contributions().get(i);
            String where = place(form, one, i);
            if (!units.contains(one.unit())) {
                problems.add(Problem.at(where, ProblemCode.UNIT_NOT_IN_RECORD, placeAndUnits.name(one.unit(), day)));
            }
            if (!seen.add(List.of(one.unit(), one.measure()))) {
                problems.add(Problem.at(where, ProblemCode.NAMED_TWICE, placeAndUnits.name(one.unit(), day)));
            }
            problems.addAll(amount(
                    where, one.measure(), one.quantity(), kind, day, one.unit().equals(form.lead())));
        }
    }

    /** Where the form asks for it: {@code lead.PERSONNEL_TURN}, {@code partners[0].CRAFT_TURN}. */
    private static String place(ActivityForm form, Contribution one, int i) {
        int partner = form.partners().indexOf(one.unit());
        return partner >= 0
                ? "partners[" + partner + "]." + one.measure()
                : one.unit().equals(form.lead()) ? "lead." + one.measure() : "contributions[" + i + "]";
    }

    List<Problem> amount(String where, String measure, Quantity quantity, Kind kind, LocalDate day, boolean lead) {
        Optional<Measure> known = catalogue(day)
                .find(Measure.class, measure)
                .filter(one -> kind.contributed().contains(one.code())
                        || lead
                                && !one.code().equals(kind.counts())
                                && kind.counted().contains(one.code()));
        if (known.isEmpty()) {
            return List.of(Problem.at(where, ProblemCode.MEASURE_NOT_OF_KIND, measureName(measure, day), kind.name()));
        }
        if (quantity.isNegative() || quantity.isZero()) {
            return List.of(Problem.at(where, ProblemCode.AMOUNT_NOT_POSITIVE, quantity.toString()));
        }
        if (quantity.compareTo(LARGEST) > 0) {
            return List.of(Problem.at(where, ProblemCode.AMOUNT_TOO_LARGE, LARGEST.toString()));
        }
        if (quantity.value().scale() > known.get().decimals()) {
            return List.of(Problem.at(
                    where,
                    ProblemCode.TOO_MANY_DECIMALS,
                    quantity.toString(),
                    known.get().decimals()));
        }
        return List.of();
    }

    private Object measureName(String measure, LocalDate day) {
        return catalogue(day)
                .find(Measure.class, measure)
                .<Object>map(Measure::name)
                .orElse(measure);
    }
}
