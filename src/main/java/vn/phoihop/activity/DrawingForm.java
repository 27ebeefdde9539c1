package vn.phoihop.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.ActivityFormView.Copy;
import vn.phoihop.activity.ActivityFormView.Field;
import vn.phoihop.activity.ActivityFormView.Mode;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;

/** Puts together what the form shows: made from the catalogue's kind, over the units and areas of its day. */
@Component
class DrawingForm {

    private final FillingForm filling;
    private final LikelyTwins twins;
    private final TwinWords twinWords;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final FindingByName names;
    private final Books books;
    private final Clock clock;

    DrawingForm(
            FillingForm filling,
            LikelyTwins twins,
            TwinWords twinWords,
            Catalogues catalogues,
            Organisations organisations,
            FindingByName names,
            Books books,
            Clock clock) {
        this.filling = filling;
        this.twins = twins;
        this.twinWords = twinWords;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.names = names;
        this.books = books;
        this.clock = clock;
    }

    ActivityFormView draw(
            RecordKey key,
            int version,
            Mode mode,
            Map<String, String> values,
            boolean reasonNeeded,
            SignedIn who,
            Page page) {
        TypedActivity typed = read(key, values);
        TypedActivity.Read read = typed.read();
        LocalDate day = read.form().startsAt().atZone(zone(key)).toLocalDate();
        Catalogue catalogue = catalogues.current(day);
        Optional<Kind> kind = catalogue.find(Kind.class, read.form().kind()).filter(Kind::activity);
        List<Integer> rows = typed.partnerRows();
        return new ActivityFormView(
                key,
                version,
                mode,
                values,
                rows.isEmpty() ? List.of(0) : rows,
                words(values, rows, day),
                catalogue.activityKinds().stream()
                        .map(one -> new Choice(one.code(), page.text(one.name()), false))
                        .toList(),
                kind.map(one -> fields(
                                catalogue,
                                one,
                                Stream.concat(
                                        one.contributed().stream(),
                                        one.counted().stream().skip(1))))
                        .orElse(List.of()),
                kind.map(one -> fields(catalogue, one, one.contributed().stream()))
                        .orElse(List.of()),
                reasonNeeded,
                read.problems().isEmpty()
                                && (mode != Mode.NEW
                                        || !read.form().contributions().isEmpty())
                        ? words(twins.list(key, read.form()), mode, page)
                        : List.of(),
                mode == Mode.NEW ? copies(key, who, page) : List.of());
    }

    /** The likely twins of what stands in the form; who corrects a record that counts does not join another with it. */
    List<TwinWords.Shown> words(List<LikelyTwins.Twin> found, Mode mode, Page page) {
        return twinWords.inForm(found, mode != Mode.CORRECT, page);
    }

    TypedActivity read(RecordKey key, Map<String, String> values) {
        return TypedActivity.byHand(values, zone(key), clock.instant(), names, LocaleContextHolder.getLocale());
    }

    private static List<Field> fields(Catalogue catalogue, Kind kind, Stream<String> measures) {
        return measures.map(code -> new Field(
                        code,
                        catalogue.get(Measure.class, code).name(),
                        kind.required().contains(code)))
                .toList();
    }

    /** The names of the area and the units that stand in the form, as they were on its day or as they were called last. */
    private Map<String, String> words(Map<String, String> values, List<Integer> rows, LocalDate day) {
        Map<String, String> words = new HashMap<>();
        names.areaWords(values.getOrDefault("area", ""), day).ifPresent(name -> words.put("area", name));
        Stream.concat(Stream.of("lead"), rows.stream().map(row -> "partners[" + row + "]"))
                .forEach(field ->
                        names.unitWords(values.getOrDefault(field, ""), day).ifPresent(name -> words.put(field, name)));
        return words;
    }

    private List<Copy> copies(RecordKey key, SignedIn who, Page page) {
        Organisation organisation = organisations.current();
        Catalogue catalogue = catalogues.current();
        return filling.latest(key.book(), who).stream()
                .flatMap(one -> catalogue.find(Kind.class, one.kind()).stream()
                        .map(kind -> new Copy(
                                "/activities/new?copy=" + one.key(),
                                kind.name(),
                                organisation.path(one.area(), one.occurredOn(), page.locale()),
                                one.startsAt())))
                .toList();
    }

    private ZoneId zone(RecordKey key) {
        return books.get(key.book()).timeZone();
    }
}
