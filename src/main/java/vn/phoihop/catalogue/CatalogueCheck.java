package vn.phoihop.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Window;

/**
 * Whether definitions fit together: what they name by code exists, an indicator over cases or gangs names exactly one stage, parts have
 * the measure of their whole, templates name figures that exist. Codes are looked for among all definitions, whatever their days.
 */
final class CatalogueCheck {

    private static final int DAYS_OF_WEEK = 7;
    private static final int LAST_DAY_OF_EVERY_MONTH = 28;

    /** Without a 29 February, on which a turn begins the day before. */
    private static final int COMMON_YEAR = 2023;

    private final List<Declared> all;
    private final Catalogue catalogue;
    private final Set<String> forces;
    private final List<Problem> problems = new ArrayList<>();

    private CatalogueCheck(Collection<Declared> all, Set<String> forces) {
        this.all = List.copyOf(all);
        this.catalogue = new Catalogue(0, all.stream().map(Declared::definition).toList());
        this.forces = forces;
    }

    /** Every problem found. {@code forces} are the codes of the forces. */
    static List<Problem> problems(Collection<Declared> all, Set<String> forces) {
        CatalogueCheck check = new CatalogueCheck(all, forces);
        check.codesOnce();
        for (Declared declared : check.all) {
            check.check(declared);
        }
        return check.problems;
    }

    private void codesOnce() {
        for (int i = 0; i < all.size(); i++) {
            for (Declared earlier : all.subList(0, i)) {
                Declared one = all.get(i);
                if (one.type().equals(earlier.type())
                        && one.definition().code().equals(earlier.definition().code())
                        && one.valid().overlaps(earlier.valid())) {
                    problems.add(
                            one.problem(ProblemCode.CODE_TWICE, one.definition().code()));
                }
            }
        }
    }

    private void check(Declared at) {
        switch (at.definition()) {
            case Kind kind -> {
                kind.counted().forEach(measure -> exists(at, Measure.class, measure));
                kind.contributed().forEach(measure -> exists(at, Measure.class, measure));
                kind.required().stream()
                        .filter(measure -> !kind.contributed().contains(measure)
                                && !kind.counted().contains(measure))
                        .forEach(measure ->
                                problems.add(at.problem(ProblemCode.MEASURE_NOT_OF_KIND, measure, kind.code())));
                kind.stages().forEach(stage -> exists(at, Stage.class, stage));
            }
            case Category category -> checkCategory(at, category);
            case Indicator indicator -> checkIndicator(at, indicator);
            case Form form -> checkForm(at, form);
            case Regime regime -> checkRegime(at, regime);
            case Holidays holidays -> checkHolidays(at, holidays);
            case Measure measure -> {}
            case Stage stage -> {}
            case Topic topic -> {
                if (topic.keep() < 1 || topic.keep() > Topic.LONGEST_KEEP) {
                    problems.add(at.problem(ProblemCode.VALUE_UNKNOWN, topic.keep(), "1–" + Topic.LONGEST_KEEP));
                }
                for (int days : List.of(topic.ends(), topic.lapses())) {
                    if (days < 1 || days > Topic.LONGEST_OPEN) {
                        problems.add(at.problem(ProblemCode.VALUE_UNKNOWN, days, "1–" + Topic.LONGEST_OPEN));
                    }
                }
            }
        }
    }

    private void checkRegime(Declared at, Regime regime) {
        Regime.Rhythm rhythm = regime.rhythm();
        if (regime.turns().isEmpty() == (rhythm == null)) {
            problems.add(at.problem(ProblemCode.FIELD_MISSING, "windows"));
            return;
        }
        if (rhythm != null) {
            int most = rhythm.every() == Regime.Rhythm.Every.WEEK ? DAYS_OF_WEEK : LAST_DAY_OF_EVERY_MONTH;
            if (rhythm.begins() < 1 || rhythm.begins() > most) {
                problems.add(at.problem(ProblemCode.VALUE_UNKNOWN, rhythm.begins(), "1–" + most));
                return;
            }
        }
        Set<Object> begins = new HashSet<>();
        List<Regime.Turn> twice = regime.turns().stream()
                .filter(turn -> !begins.add(turn.begins().atYear(COMMON_YEAR)))
                .toList();
        if (!twice.isEmpty()) {
            problems.add(
                    at.problem(ProblemCode.CODE_TWICE, twice.getFirst().begins().toString()));
            return;
        }
        // Seven years hold every way in which the turns of a leap year can fall.
        List<Window> windows = regime.windows(new Window(LocalDate.of(2020, 1, 1), LocalDate.of(2027, 1, 1)));
        for (int i = 1; i < windows.size(); i++) {
            if (windows.get(i - 1).overlaps(windows.get(i))) {
                problems.add(at.problem(ProblemCode.WINDOWS_OVERLAP, windows.get(i - 1), windows.get(i)));
                return;
            }
        }
        Set<Object> levels = new HashSet<>();
        regime.due().stream()
                .filter(due -> !levels.add(due.level()))
                .forEach(due -> problems.add(
                        at.problem(ProblemCode.CODE_TWICE, due.level().name())));
        // Before the window has ended nothing of it can be due.
        Stream.concat(Stream.of(regime.dueDays()), regime.due().stream().map(Regime.Due::days))
                .filter(days -> days < 0)
                .forEach(days -> problems.add(at.problem(ProblemCode.VALUE_UNKNOWN, days, "0, 1, 2…")));
    }

    private void checkHolidays(Declared at, Holidays holidays) {
        for (Holidays.Off off : holidays.off()) {
            if (off.last().isBefore(off.first())) {
                problems.add(at.problem(ProblemCode.ENDS_BEFORE_IT_BEGINS, off.first(), off.last()));
            }
        }
        Stream.concat(
                        holidays.off().stream().flatMap(off -> Stream.of(off.first(), off.last())),
                        holidays.worked().stream())
                .filter(day -> day.getYear() != holidays.year())
                .forEach(day ->
                        problems.add(at.problem(ProblemCode.VALUE_UNKNOWN, day, Integer.toString(holidays.year()))));
    }

    private void checkCategory(Declared at, Category category) {
        for (Category.StageOf stage : category.stages()) {
            exists(at, Stage.class, stage.stage());
            for (String implied : stage.implies()) {
                if (category.findStage(implied).isEmpty()) {
                    problems.add(at.problem(ProblemCode.STAGE_NOT_IN_CATEGORY, implied, category.code()));
                }
            }
        }
        Set<String> seen = new HashSet<>(Set.of(category.code()));
        for (String up = category.parent(); up != null; up = parentOf(up)) {
            if (!exists(at, Category.class, up)) {
                return;
            }
            if (!seen.add(up)) {
                problems.add(at.problem(ProblemCode.LIES_UNDER_ITSELF, category.code(), up));
                return;
            }
        }
    }

    private @Nullable String parentOf(String category) {
        return catalogue.find(Category.class, category).map(Category::parent).orElse(null);
    }

    private void checkIndicator(Declared at, Indicator indicator) {
        if (exists(at, Measure.class, indicator.measure())) {
            boolean staged = catalogue.measure(indicator.measure()).staged();
            if (staged && indicator.stage() == null) {
                problems.add(at.problem(ProblemCode.STAGE_NEEDED, indicator.code(), indicator.measure()));
            }
            if (!staged && indicator.stage() != null) {
                problems.add(at.problem(ProblemCode.STAGE_NOT_HERE, indicator.code(), indicator.stage()));
            }
        }
        for (String kind : indicator.kinds()) {
            if (exists(at, Kind.class, kind)) {
                Kind known = catalogue.kind(kind);
                List<String> measures = indicator.role() == TallyRole.COUNTED ? known.counted() : known.contributed();
                if (!measures.contains(indicator.measure())) {
                    problems.add(at.problem(ProblemCode.MEASURE_NOT_OF_KIND, indicator.measure(), kind));
                }
            }
        }
        indicator.categories().forEach(category -> exists(at, Category.class, category));
        if (indicator.stage() != null && exists(at, Stage.class, indicator.stage())) {
            checkStage(at, indicator, indicator.stage());
        }
        indicator.creditedForces().forEach(force -> forceExists(at, force));
        if (indicator.subsetOf() != null && exists(at, Indicator.class, indicator.subsetOf())) {
            Indicator whole = catalogue.indicator(indicator.subsetOf());
            if (!whole.measure().equals(indicator.measure()) && !whole.kinds().equals(indicator.kinds())
                    || whole.role() != indicator.role()
                    || Objects.equals(whole.code(), indicator.code())) {
                problems.add(at.problem(ProblemCode.WRONG_SUPERIOR, indicator.code(), whole.code()));
            }
        }
    }

    private void checkStage(Declared at, Indicator indicator, String stage) {
        List<Category> categories = catalogue.list(Category.class).stream()
                .filter(category -> indicator.categories().isEmpty()
                        || indicator.categories().contains(category.code()))
                .toList();
        if (!categories.isEmpty()
                && categories.stream()
                        .allMatch(category -> category.findStage(stage).isEmpty())) {
            problems.add(
                    at.problem(ProblemCode.STAGE_NOT_IN_CATEGORY, stage, String.join(", ", indicator.categories())));
        }
    }

    private void checkForm(Declared at, Form form) {
        form.regimes().forEach(regime -> exists(at, Regime.class, regime));
        // It would be computed as it happened all the same, and nobody told.
        if (form.structure() != Form.Structure.AS_IT_HAPPENED) {
            problems.add(at.problem(ProblemCode.FORM_AS_IT_HAPPENED, form.code(), form.structure()));
        }
        Set<String> lines = new HashSet<>();
        for (Form.Line line : form.lines()) {
            exists(at, Indicator.class, line.indicator());
            line.confirmedBy().forEach(force -> forceExists(at, force));
            if (!lines.add(line.indicator())) {
                problems.add(at.problem(ProblemCode.CODE_TWICE, line.indicator()));
            }
        }
        form.headlines().stream()
                .filter(headline -> !lines.contains(headline))
                .forEach(headline -> problems.add(at.problem(ProblemCode.CODE_UNKNOWN, "line", headline)));
        Set<String> sections = new HashSet<>();
        for (Form.Section section : form.allSections()) {
            if (!sections.add(section.code())) {
                problems.add(at.problem(ProblemCode.CODE_TWICE, section.code()));
            }
            for (String paragraph : section.paragraphs()) {
                for (String figure : figures(paragraph)) {
                    // A figure in prose must stand in the annex too.
                    if (!lines.contains(figure)) {
                        problems.add(at.problem(ProblemCode.CODE_UNKNOWN, "line", figure));
                    }
                }
            }
        }
    }

    /** A broken template has been told when the file was read. */
    private static List<String> figures(String paragraph) {
        try {
            return Template.parse(paragraph).indicators();
        } catch (IllegalArgumentException broken) {
            return List.of();
        }
    }

    private boolean exists(Declared at, Class<? extends Definition> type, String code) {
        boolean found = catalogue.find(type, code).isPresent();
        // What could not even be read has been told already.
        if (!found && !code.isEmpty() && !code.equals("?")) {
            problems.add(at.problem(ProblemCode.CODE_UNKNOWN, Declared.type(type), code));
        }
        return found;
    }

    private void forceExists(Declared at, String code) {
        if (!forces.contains(code) && !code.equals("?")) {
            problems.add(at.problem(ProblemCode.CODE_UNKNOWN, "force", code));
        }
    }
}
