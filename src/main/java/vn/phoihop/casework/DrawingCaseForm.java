package vn.phoihop.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Category;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.catalogue.Stage;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;

/** Puts together what the forms of a case and of its milestones show: made from the catalogue, over the units and areas of the day. */
@Component
class DrawingCaseForm {

    private final Catalogues catalogues;
    private final FindingByName names;
    private final Books books;
    private final Clock clock;

    DrawingCaseForm(Catalogues catalogues, FindingByName names, Books books, Clock clock) {
        this.catalogues = catalogues;
        this.names = names;
        this.books = books;
        this.clock = clock;
    }

    LocalDate today(BookId book) {
        return LocalDate.ofInstant(clock.instant(), books.get(book).timeZone());
    }

    /** What a new case begins with: the own unit, today. */
    Map<String, String> begin(BookId book, SignedIn who, Page page) {
        return Map.of(
                "kind",
                "CASE",
                "openedOn",
                page.show(today(book)),
                "lead",
                who.unit() == null ? "" : who.unit().toString());
    }

    CaseFormView draw(RecordKey key, @Nullable CaseFile file, Map<String, String> values, Page page) {
        LocalDate day = dayOf(values, "openedOn", key.book(), page);
        Catalogue catalogue = catalogues.current(day);
        List<Choice> kinds = catalogue.list(Kind.class).stream()
                .filter(Kind::handled)
                .map(kind -> new Choice(kind.code(), page.text(kind.name()), false))
                .toList();
        return new CaseFormView(
                key,
                file == null ? 0 : file.version(),
                file == null ? null : "",
                values,
                words(values, day),
                rows(values, "partners["),
                List.of(),
                kinds,
                categories(day, page),
                catalogue.list(Kind.class).stream()
                        .filter(Kind::handled)
                        .filter(Kind::needsCategory)
                        .map(kind -> page.text(kind.name()))
                        .collect(Collectors.joining(", ")),
                List.of(),
                List.of(),
                file != null && !fresh(file.writtenAt()));
    }

    CaseFormView draw(CaseFile file, @Nullable Milestone known, Map<String, String> values, Page page) {
        LocalDate day = dayOf(values, "occurredOn", file.key().book(), page);
        Catalogue catalogue = catalogues.current(day);
        return new CaseFormView(
                file.key(),
                file.version(),
                known == null ? null : known.id().toString(),
                values,
                words(values, day),
                rows(values, "partners["),
                rows(values, "quantity[", "what["),
                stages(file, catalogue, page),
                List.of(),
                "",
                TypedCase.counts(file, catalogue).stream()
                        .map(measure -> new CaseFormView.Field(measure.code(), measure.name()))
                        .toList(),
                goods(file, catalogue, page),
                known != null && !fresh(known.writtenAt()));
    }

    private boolean fresh(Instant writtenAt) {
        return clock.instant().isBefore(writtenAt.plus(CaseCheck.AMENDED_FREELY));
    }

    List<Choice> categories(LocalDate day, Page page) {
        return catalogues.current(day).list(Category.class).stream()
                .map(category -> new Choice(category.code(), page.text(category.name()), false))
                .toList();
    }

    /** The day typed, which decides what is offered; today where there is none yet. */
    private LocalDate dayOf(Map<String, String> values, String field, BookId book, Page page) {
        return fields(values, page).day(field, today(book));
    }

    private static List<Choice> stages(CaseFile file, Catalogue catalogue, Page page) {
        String category = file.category();
        return catalogue.find(Kind.class, file.kind()).stream()
                .flatMap(kind -> kind.stages().stream())
                .filter(stage -> category == null
                        || catalogue
                                .find(Category.class, category)
                                .flatMap(known -> known.findStage(stage))
                                .isPresent())
                .flatMap(stage -> catalogue.find(Stage.class, stage).stream())
                .map(stage -> new Choice(stage.code(), page.text(stage.name()), false))
                .toList();
    }

    /** Each of the goods in its own unit, then in those that turn exactly into it. */
    private static List<Choice> goods(CaseFile file, Catalogue catalogue, Page page) {
        return TypedCase.goods(file, catalogue).stream()
                .flatMap(measure -> Stream.concat(
                        Stream.of(new Choice(measure.code(), label(measure, page.text(measure.unit()), page), false)),
                        WrittenUnit.of(measure).stream()
                                .filter(unit ->
                                        !unit.label().vi().equals(measure.unit().vi()))
                                .map(unit -> new Choice(
                                        measure.code() + ":" + unit.name(),
                                        label(measure, page.text(unit.label()), page),
                                        false))))
                .toList();
    }

    private static String label(Measure measure, String unit, Page page) {
        return page.text(measure.name()) + " (" + unit + ")";
    }

    /** The rows sent, and one that is empty. */
    private static List<Integer> rows(Map<String, String> values, String... before) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < TypedFields.ROWS; row++) {
            String end = row + "]";
            if (Stream.of(before).anyMatch(field -> values.containsKey(field + end))) {
                rows.add(row);
            }
        }
        return rows.isEmpty() ? List.of(0) : rows;
    }

    /** What stands in the boxes of the area and the units. */
    private Map<String, String> words(Map<String, String> values, LocalDate day) {
        Map<String, String> words = new HashMap<>();
        names.areaWords(values.getOrDefault("area", ""), day).ifPresent(name -> words.put("area", name));
        Stream.concat(Stream.of("lead"), values.keySet().stream().filter(field -> field.startsWith("partners[")))
                .forEach(field ->
                        names.unitWords(values.getOrDefault(field, ""), day).ifPresent(name -> words.put(field, name)));
        return words;
    }

    /** The fields of a form as they were typed. */
    TypedFields fields(Map<String, String> typed, Page page) {
        return new TypedFields(typed, page.locale(), names);
    }
}
