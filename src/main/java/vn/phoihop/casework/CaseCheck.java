package vn.phoihop.casework;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Category;
import vn.phoihop.catalogue.Definition;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.catalogue.Stage;
import vn.phoihop.ledger.StandingBook;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.PlaceAndUnits;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/** Everything a case and its milestones must satisfy, found at once. Fewer subjects than cases is none of it: ownerless goods make cases too. */
final class CaseCheck {

    /** For so long after it was written down, something is mended without saying why. */
    static final Duration AMENDED_FREELY = Duration.ofMinutes(15);

    /** No amount is larger. */
    static final long LARGEST = 999_999_999_999L;

    private final StandingBook standing;
    private final PlaceAndUnits placeAndUnits;
    private final Function<LocalDate, Catalogue> catalogues;
    private final Instant now;
    private final LocalDate today;
    private final Map<LocalDate, Catalogue> byDay = new HashMap<>();

    CaseCheck(
            StandingBook standing, Organisation organisation, Function<LocalDate, Catalogue> catalogues, Instant now) {
        this.standing = standing;
        this.placeAndUnits = new PlaceAndUnits(standing, organisation);
        this.catalogues = catalogues;
        this.now = now;
        this.today = now.atZone(standing.book().timeZone()).toLocalDate();
    }

    /** Refuses a new case where another book follows this one. */
    void requireOpenBook() {
        standing.requireOpen();
    }

    Catalogue catalogue(LocalDate day) {
        return byDay.computeIfAbsent(day, catalogues);
    }

    /** The force of the unit on the day; the unit is known to exist. */
    ForceId force(UnitId unit, LocalDate day) {
        return placeAndUnits.force(unit, day);
    }

    /** The unit that led, or that took over from it when it had been closed by the day. */
    Leads.Lead answering(Leads.Lead lead, LocalDate day) {
        UnitId unit = placeAndUnits.answering(lead.unit(), day);
        return unit.equals(lead.unit()) ? lead : new Leads.Lead(unit, force(unit, day));
    }

    /** Where what the case comes to on a day happens: its area may have become part of another since it was opened. */
    AreaId place(CaseFile file, LocalDate day) {
        return placeAndUnits.place(file.area(), file.openedOn(), day);
    }

    /** When something is written down. */
    Instant at(By by) {
        return (by.at() == null ? now : by.at()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether what was written down then may be mended without saying why. */
    boolean fresh(Instant writtenAt) {
        return now.isBefore(writtenAt.plus(AMENDED_FREELY));
    }

    List<Problem> problems(CaseForm form) {
        LocalDate day = form.openedOn();
        List<Problem> problems = new ArrayList<>(happened("openedOn", day));
        problems.addAll(placeAndUnits.place("area", form.area(), day));
        problems.addAll(placeAndUnits.unit("lead", form.lead(), day));
        problems.addAll(placeAndUnits.partners(form.lead(), form.partners(), day));
        Optional<Kind> kind = kind(form);
        if (kind.isEmpty()) {
            problems.add(Problem.at("kind", ProblemCode.NOT_IN_CATALOGUE, form.kind()));
        }
        if (form.category() == null) {
            if (kind.filter(Kind::needsCategory).isPresent()) {
                problems.add(Problem.at("category", ProblemCode.REQUIRED));
            }
        } else if (catalogue(day).find(Category.class, form.category()).isEmpty()) {
            problems.add(Problem.at("category", ProblemCode.NOT_IN_CATALOGUE, form.category()));
        }
        problems.addAll(PlainText.problems("title", form.title()));
        problems.addAll(PlainText.problems("note", form.note()));
        return problems;
    }

    private Optional<Kind> kind(CaseForm form) {
        return catalogue(form.openedOn()).find(Kind.class, form.kind()).filter(Kind::handled);
    }

    /** Of a form that is to take the place of the case's own: what has been reached must still fit. */
    List<Problem> problems(CaseFile file, CaseForm form) {
        List<Problem> problems = new ArrayList<>(problems(form));
        boolean handedOver = file.handOvers().stream().anyMatch(HandOver::accepted);
        if (handedOver && !form.lead().equals(file.form().lead())) {
            problems.add(Problem.at("lead", ProblemCode.CASE_LEAD_STANDS));
        }
        if (kind(form).isPresent()) {
            for (Milestone milestone : file.milestones()) {
                problems.addAll(day("openedOn", milestone.occurredOn(), form.openedOn()));
                problems.addAll(stage("category", milestone.stage(), milestone.occurredOn(), form));
            }
        }
        return problems.stream().distinct().toList();
    }

    List<Problem> problems(CaseFile file, MilestoneForm form) {
        LocalDate day = form.occurredOn();
        List<Problem> problems = new ArrayList<>(happened("occurredOn", day));
        problems.addAll(day("occurredOn", day, file.openedOn()));
        problems.addAll(stage("stage", form.stage(), day, file.form()));
        UnitId lead = answering(file.leads().on(day), day).unit();
        problems.addAll(placeAndUnits.unit("occurredOn", lead, day));
        problems.addAll(placeAndUnits.partners(lead, form.partners(), day));
        problems.addAll(PlainText.problems("receiver", form.receiver()));
        if (form.receiver() != null && !form.handsOut()) {
            problems.add(Problem.at("receiver", ProblemCode.CASE_NOT_HANDED_OUT));
        }
        Set<String> seen = new HashSet<>();
        Optional<Kind> kind = catalogue(day).find(Kind.class, file.kind());
        for (int i = 0; i < form.amounts().size(); i++) {
            Amount amount = form.amounts().get(i);
            String where = "amounts[" + i + "]";
            if (!seen.add(amount.measure())) {
                problems.add(Problem.at(
                        where,
                        ProblemCode.NAMED_TWICE,
                        name(Measure.class, amount.measure(), Measure::name, catalogue(day))));
            }
            problems.addAll(amount(where, amount, kind.orElse(null), catalogue(day)));
        }
        return problems;
    }

    private static List<Problem> day(String where, LocalDate reached, LocalDate openedOn) {
        return reached.isBefore(openedOn)
                ? List.of(Problem.at(where, ProblemCode.CASE_MILESTONE_BEFORE_OPENING, reached, openedOn))
                : List.of();
    }

    private List<Problem> stage(String where, String stage, LocalDate day, CaseForm form) {
        Catalogue catalogue = catalogue(day);
        String category = form.category();
        boolean known = catalogue
                        .find(Kind.class, form.kind())
                        .filter(kind -> kind.stages().contains(stage))
                        .isPresent()
                && (category == null
                        || catalogue
                                .find(Category.class, category)
                                .flatMap(found -> found.findStage(stage))
                                .isPresent());
        return known
                ? List.of()
                : List.of(Problem.at(
                        where,
                        ProblemCode.STAGE_NOT_IN_CATEGORY,
                        name(Stage.class, stage, Stage::name, catalogue),
                        category == null
                                ? name(Kind.class, form.kind(), Kind::name, catalogue)
                                : name(Category.class, category, Category::name, catalogue)));
    }

    private static List<Problem> amount(String where, Amount amount, @Nullable Kind kind, Catalogue catalogue) {
        Optional<Measure> measure = catalogue
                .find(Measure.class, amount.measure())
                .filter(one -> kind != null
                        && !one.code().equals(kind.counts())
                        && kind.counted().contains(one.code()));
        if (measure.isEmpty()) {
            return List.of(Problem.at(
                    where,
                    ProblemCode.MEASURE_NOT_OF_KIND,
                    name(Measure.class, amount.measure(), Measure::name, catalogue),
                    kind == null ? "" : kind.name()));
        }
        var value = amount.quantity().value();
        if (value.signum() <= 0) {
            return List.of(Problem.at(
                    where, ProblemCode.AMOUNT_NOT_POSITIVE, amount.quantity().toString()));
        }
        if (value.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            return List.of(Problem.at(where, ProblemCode.AMOUNT_TOO_LARGE, LARGEST));
        }
        if (value.scale() > measure.get().decimals()) {
            return List.of(Problem.at(
                    where,
                    ProblemCode.TOO_MANY_DECIMALS,
                    amount.quantity().toString(),
                    measure.get().decimals()));
        }
        return List.of();
    }

    /** As people call it; by its code where the catalogue knows no such thing. */
    private static <T extends Definition> Object name(
            Class<T> type, String code, Function<T, LocalizedText> name, Catalogue catalogue) {
        return catalogue.find(type, code).<Object>map(name).orElse(code);
    }

    /** Of an offer: the receiver exists on the day and does not lead already. */
    List<Problem> problems(CaseFile file, UnitId to, LocalDate on) {
        List<Problem> problems = new ArrayList<>(placeAndUnits.unit("to", to, on));
        if (file.lead().equals(to)) {
            problems.add(Problem.at("to", ProblemCode.CASE_LED_ALREADY, placeAndUnits.name(to, on)));
        }
        // Nobody gives away what it does not hold yet.
        problems.addAll(between("on", on, file.leads().since().orElse(file.openedOn())));
        return problems;
    }

    /** A day that has come, and not before the other one. */
    List<Problem> between(String where, LocalDate day, LocalDate earliest) {
        List<Problem> problems = new ArrayList<>(happened(where, day));
        if (day.isBefore(earliest)) {
            problems.add(Problem.at(where, ProblemCode.DAY_TOO_EARLY, day, earliest));
        }
        return problems;
    }

    private List<Problem> happened(String where, LocalDate day) {
        return day.isAfter(today) ? List.of(Problem.at(where, ProblemCode.NOT_HAPPENED_YET, day)) : List.of();
    }

    /** A reason that must be given. */
    static List<Problem> reasonProblems(@Nullable String reason) {
        return PlainText.tidy(reason) == null
                ? List.of(Problem.at("reason", ProblemCode.REQUIRED))
                : PlainText.problems("reason", reason);
    }
}
