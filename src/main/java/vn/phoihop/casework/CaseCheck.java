package vn.phoihop.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Category;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.ledger.Book;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/** Everything a case and its milestones must satisfy, found at once. Fewer subjects than cases is none of it: ownerless goods make cases too. */
final class CaseCheck {

    private final Book book;
    private final Organisation organisation;
    private final Function<LocalDate, Catalogue> catalogues;
    private final LocalDate today;
    private final Map<LocalDate, Catalogue> byDay = new HashMap<>();

    CaseCheck(Book book, Organisation organisation, Function<LocalDate, Catalogue> catalogues, Instant now) {
        this.book = book;
        this.organisation = organisation;
        this.catalogues = catalogues;
        this.today = now.atZone(book.timeZone()).toLocalDate();
    }

    Catalogue catalogue(LocalDate day) {
        return byDay.computeIfAbsent(day, catalogues);
    }

    /** The force of the unit on the day; the unit is known to exist. */
    ForceId force(UnitId unit, LocalDate day) {
        return organisation.unit(unit, day).force();
    }

    List<Problem> problems(CaseForm form) {
        List<Problem> problems = new ArrayList<>();
        LocalDate day = form.openedOn();
        problems.addAll(happened("openedOn", day));
        problems.addAll(place(form.area(), day));
        problems.addAll(unit("lead", form.lead(), day));
        Set<UnitId> seen = new HashSet<>(Set.of(form.lead()));
        for (int i = 0; i < form.partners().size(); i++) {
            UnitId partner = form.partners().get(i);
            problems.addAll(unit("partners[" + i + "]", partner, day));
            if (!seen.add(partner)) {
                problems.add(Problem.at("partners[" + i + "]", ProblemCode.NAMED_TWICE, name(partner, day)));
            }
        }
        if (catalogue(day)
                .find(Kind.class, form.kind())
                .filter(kind -> !kind.activity())
                .isEmpty()) {
            problems.add(Problem.at("kind", ProblemCode.NOT_IN_CATALOGUE, form.kind()));
        }
        if (form.category() != null
                && catalogue(day).find(Category.class, form.category()).isEmpty()) {
            problems.add(Problem.at("category", ProblemCode.NOT_IN_CATALOGUE, form.category()));
        }
        problems.addAll(PlainText.problems("title", form.title()));
        problems.addAll(PlainText.problems("note", form.note()));
        return problems;
    }

    List<Problem> problems(CaseFile file, MilestoneForm form) {
        List<Problem> problems = new ArrayList<>(happened("occurredOn", form.occurredOn()));
        Catalogue catalogue = catalogue(form.occurredOn());
        Kind kind = catalogue.kind(file.kind());
        boolean known = kind.stages().contains(form.stage())
                && (file.category() == null
                        || catalogue
                                .category(file.category())
                                .findStage(form.stage())
                                .isPresent());
        if (!known) {
            problems.add(Problem.at(
                    "stage",
                    ProblemCode.STAGE_NOT_IN_CATEGORY,
                    form.stage(),
                    file.category() == null ? file.kind() : file.category()));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < form.amounts().size(); i++) {
            Amount amount = form.amounts().get(i);
            String where = "amounts[" + i + "]";
            if (!seen.add(amount.measure())) {
                problems.add(Problem.at(where, ProblemCode.NAMED_TWICE, amount.measure()));
            }
            problems.addAll(amount(where, amount, kind, catalogue));
        }
        return problems;
    }

    private static List<Problem> amount(String where, Amount amount, Kind kind, Catalogue catalogue) {
        Optional<Measure> measure = catalogue
                .find(Measure.class, amount.measure())
                .filter(one ->
                        !one.code().equals(kind.counts()) && kind.counted().contains(one.code()));
        if (measure.isEmpty()) {
            return List.of(Problem.at(where, ProblemCode.MEASURE_NOT_OF_KIND, amount.measure(), kind.code()));
        }
        if (amount.quantity().isZero() || amount.quantity().isNegative()) {
            return List.of(Problem.at(
                    where, ProblemCode.AMOUNT_NOT_POSITIVE, amount.quantity().toString()));
        }
        if (amount.quantity().value().scale() > measure.get().decimals()) {
            return List.of(Problem.at(
                    where,
                    ProblemCode.TOO_MANY_DECIMALS,
                    amount.quantity().toString(),
                    measure.get().decimals()));
        }
        return List.of();
    }

    List<Problem> unit(String where, UnitId unit, LocalDate day) {
        return organisation.findUnit(unit, day).isPresent()
                ? List.of()
                : List.of(Problem.at(where, ProblemCode.UNIT_UNKNOWN_ON_DAY, unit.value(), day));
    }

    List<Problem> happened(String where, LocalDate day) {
        return day.isAfter(today) ? List.of(Problem.at(where, ProblemCode.NOT_HAPPENED_YET, day)) : List.of();
    }

    private List<Problem> place(AreaId area, LocalDate day) {
        Optional<Area> found = organisation.findArea(area, day);
        if (found.isEmpty()) {
            return List.of(Problem.at("area", ProblemCode.AREA_UNKNOWN_ON_DAY, area.value(), day));
        }
        AreaId jurisdiction = book.area();
        for (Optional<Area> at = found;
                at.isPresent();
                at = organisation.parent(at.get().id(), day)) {
            if (jurisdiction == null || at.get().id().equals(jurisdiction)) {
                return List.of();
            }
        }
        return List.of(Problem.at(
                "area",
                ProblemCode.AREA_OUTSIDE_BOOK,
                found.get().name().vi(),
                book.name().vi()));
    }

    private String name(UnitId unit, LocalDate day) {
        return organisation.findUnit(unit, day).map(Unit::shortName).orElse(unit.toString());
    }
}
