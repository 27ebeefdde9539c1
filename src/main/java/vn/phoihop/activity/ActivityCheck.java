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
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.ledger.Book;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** Everything a form must satisfy, found at once; works on one snapshot of organisation and catalogue, so that a batch is judged by one measure. */
final class ActivityCheck {

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    private final Book book;
    private final Organisation organisation;
    private final Function<LocalDate, Catalogue> catalogues;
    private final Instant now;
    private final Map<LocalDate, Catalogue> byDay = new HashMap<>();

    ActivityCheck(Book book, Organisation organisation, Function<LocalDate, Catalogue> catalogues, Instant now) {
        this.book = book;
        this.organisation = organisation;
        this.catalogues = catalogues;
        this.now = now;
    }

    /** The local day on which it began. */
    LocalDate day(ActivityForm form) {
        return form.startsAt().atZone(book.timeZone()).toLocalDate();
    }

    /** The force of the unit on the day; the unit is known to exist. */
    ForceId force(UnitId unit, LocalDate day) {
        return organisation.unit(unit, day).force();
    }

    Catalogue catalogue(LocalDate day) {
        return byDay.computeIfAbsent(day, catalogues);
    }

    /** The kind as it was on the day. */
    Kind kind(Activity activity) {
        return catalogue(activity.occurredOn()).kind(activity.kind());
    }

    List<Problem> problems(ActivityForm form) {
        List<Problem> problems = new ArrayList<>();
        LocalDate day = day(form);
        when(form, day, problems);
        where(form.area(), day, problems);
        who(form, day, problems);
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

    private void when(ActivityForm form, LocalDate day, List<Problem> problems) {
        if (form.startsAt().isAfter(now)) {
            problems.add(Problem.at("startsAt", ProblemCode.NOT_HAPPENED_YET, day));
        }
        if (form.endsAt() != null && form.endsAt().isBefore(form.startsAt())) {
            problems.add(Problem.at(
                    "endsAt", ProblemCode.ENDS_BEFORE_IT_BEGINS, local(form.startsAt()), local(form.endsAt())));
        }
    }

    private String local(Instant time) {
        return LOCAL_TIME.format(time.atZone(book.timeZone()));
    }

    private void where(AreaId area, LocalDate day, List<Problem> problems) {
        var found = organisation.findArea(area, day);
        if (found.isEmpty()) {
            problems.add(Problem.at("area", ProblemCode.AREA_UNKNOWN_ON_DAY, area.value(), day));
            return;
        }
        AreaId jurisdiction = book.area();
        for (var at = found; jurisdiction != null && !at.get().id().equals(jurisdiction); ) {
            at = organisation.parent(at.get().id(), day);
            if (at.isEmpty()) {
                problems.add(Problem.at(
                        "area",
                        ProblemCode.AREA_OUTSIDE_BOOK,
                        found.get().name().vi(),
                        book.name().vi()));
                return;
            }
        }
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

    private void who(ActivityForm form, LocalDate day, List<Problem> problems) {
        problems.addAll(unitProblems("lead", form.lead(), day));
        Set<UnitId> seen = new HashSet<>(Set.of(form.lead()));
        for (int i = 0; i < form.partners().size(); i++) {
            UnitId partner = form.partners().get(i);
            problems.addAll(unitProblems("partners[" + i + "]", partner, day));
            if (!seen.add(partner)) {
                problems.add(Problem.at("partners[" + i + "]", ProblemCode.NAMED_TWICE, name(partner, day)));
            }
        }
    }

    List<Problem> unitProblems(String where, UnitId unit, LocalDate day) {
        return organisation.findUnit(unit, day).isPresent()
                ? List.of()
                : List.of(Problem.at(where, ProblemCode.UNIT_UNKNOWN_ON_DAY, unit.value(), day));
    }

    private void contributions(ActivityForm form, Kind kind, LocalDate day, List<Problem> problems) {
        Set<UnitId> units = new HashSet<>(form.partners());
        units.add(form.lead());
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < form.contributions().size(); i++) {
            Contribution one = form.contributions().get(i);
            String where = "contributions[" + i + "]";
            if (!units.contains(one.unit())) {
                problems.add(Problem.at(where, ProblemCode.UNIT_NOT_IN_RECORD, name(one.unit(), day)));
            }
            if (!seen.add(List.of(one.unit(), one.measure()))) {
                problems.add(Problem.at(where, ProblemCode.NAMED_TWICE, name(one.unit(), day)));
            }
            problems.addAll(amount(
                    where, one.measure(), one.quantity(), kind, day, one.unit().equals(form.lead())));
        }
    }

    List<Problem> amount(String where, String measure, Quantity quantity, Kind kind, LocalDate day, boolean lead) {
        Optional<Measure> known = catalogue(day)
                .find(Measure.class, measure)
                .filter(one -> kind.contributed().contains(one.code())
                        || lead
                                && !one.code().equals(kind.counts())
                                && kind.counted().contains(one.code()));
        if (known.isEmpty()) {
            return List.of(Problem.at(where, ProblemCode.MEASURE_NOT_OF_KIND, measure, kind.code()));
        }
        if (quantity.isNegative() || quantity.isZero()) {
            return List.of(Problem.at(where, ProblemCode.AMOUNT_NOT_POSITIVE, quantity.toString()));
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

    private String name(UnitId unit, LocalDate day) {
        return organisation.findUnit(unit, day).map(Unit::shortName).orElse(unit.toString());
    }
}
