package vn.phoihop.activity;

import gg.jte.Content;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.figure.RecordSheet;
import vn.phoihop.figure.RecordSheet.Fact;
import vn.phoihop.figure.RecordSummaries;
import vn.phoihop.figure.RecordSummary;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Formats;
import vn.phoihop.web.Page;
import vn.phoihop.web.Texts;

/** Activities as other pages show them: a line in a list, and the facts of a record's page. */
@Component
class ActivityLines implements RecordSummaries {

    private static final LocalizedText EXERCISE = new LocalizedText(
            "Tình huống giả định, không tính vào số liệu thật",
            "Invented while a drill was played; not in real figures");

    private static final Formats VIETNAMESE = new Formats(Texts.VIETNAMESE, ZoneOffset.UTC);
    private static final Formats ENGLISH = new Formats(Texts.ENGLISH, ZoneOffset.UTC);

    private final Activities activities;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Books books;
    private final ActivitySteps steps;

    ActivityLines(
            Activities activities,
            Catalogues catalogues,
            Organisations organisations,
            Books books,
            ActivitySteps steps) {
        this.steps = steps;
        this.activities = activities;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.books = books;
    }

    @Override
    public String recordType() {
        return Activity.RECORD_TYPE;
    }

    @Override
    public Map<UUID, RecordSummary> summarise(BookId book, Collection<UUID> records) {
        Map<UUID, RecordSummary> lines = new HashMap<>();
        Catalogue catalogue = catalogues.current();
        activities.list(book, records).forEach((id, activity) -> lines.put(id, line(activity, catalogue)));
        return lines;
    }

    RecordSummary summarise(Activity activity) {
        return line(activity, catalogues.current());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RecordSheet> findSheet(RecordKey record) {
        return activities
                .find(record)
                .map(activity -> new RecordSheet(
                        line(activity, catalogues.current()), facts(activity, organisations.current())));
    }

    /** With what each unit put in, which is a fact of that time even where it was not counted. */
    @Override
    public RecordSheet sheet(String payload, Cutoff cutoff) {
        Activity then = CanonicalJson.read(payload, Activity.class);
        Organisation organisation = organisations.at(cutoff);
        Catalogue catalogue = catalogues.at(cutoff, then.occurredOn());
        List<Fact> facts = facts(then, organisation);
        if (!then.contributions().isEmpty()) {
            facts.add(new Fact(
                    "record.fact.amounts",
                    then.contributions().stream()
                            .map(one -> putIn(one, organisation, catalogue, then.occurredOn()))
                            .toList()));
        }
        return new RecordSheet(line(then, catalogue), facts);
    }

    private static LocalizedText putIn(
            Contribution one, Organisation organisation, Catalogue catalogue, LocalDate day) {
        LocalizedText unit = organisation.unit(one.unit(), day).name();
        LocalizedText what = catalogue
                .find(Measure.class, one.measure())
                .map(measure -> new LocalizedText(
                        VIETNAMESE.number(one.quantity()) + " " + measure.unit().vi(),
                        ENGLISH.number(one.quantity()) + " "
                                + one.quantity().unit(measure.unit()).en()))
                .orElseGet(() -> new LocalizedText(
                        one.measure() + ": " + one.quantity(), one.measure() + ": " + one.quantity()));
        return new LocalizedText(unit.vi() + ": " + what.vi(), unit.en() + ": " + what.en());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Content> actions(RecordKey record, Page page) {
        return activities.find(record).map(activity -> steps.draw(activity, page));
    }

    /** A kind that is no longer in the catalogue is shown by its code. */
    private static RecordSummary line(Activity activity, Catalogue catalogue) {
        LocalizedText kind = catalogue
                .find(Kind.class, activity.kind())
                .map(Kind::name)
                .orElse(new LocalizedText(activity.kind(), activity.kind()));
        String title = activity.title();
        return new RecordSummary(
                "/records/" + activity.key(),
                title == null ? kind : new LocalizedText(kind.vi() + ": " + title, kind.en() + ": " + title),
                activity.state().label(),
                activity.lead());
    }

    private List<Fact> facts(Activity activity, Organisation organisation) {
        LocalDate day = activity.occurredOn();
        ZoneId zone = books.get(activity.key().book()).timeZone();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "record.fact.startsAt", activity.startsAt().atZone(zone).toLocalDateTime()));
        if (activity.endsAt() != null) {
            facts.add(new Fact(
                    "record.fact.endsAt", activity.endsAt().atZone(zone).toLocalDateTime()));
        }
        facts.add(new Fact(
                "record.fact.area",
                new LocalizedText(
                        organisation.path(activity.area(), day, Locale.of("vi")),
                        organisation.path(activity.area(), day, Locale.ENGLISH))));
        facts.add(new Fact(
                "record.fact.lead",
                activity.leadSays() == null
                        ? organisation.unit(activity.lead(), day).name()
                        : partner(activity.leadSays(), organisation, day)));
        if (!activity.partners().isEmpty()) {
            facts.add(new Fact(
                    "record.fact.partners",
                    activity.partners().stream()
                            .map(partner -> partner(partner, organisation, day))
                            .toList()));
        }
        if (activity.exercise()) {
            facts.add(new Fact("record.fact.exercise", EXERCISE));
        }
        if (activity.note() != null) {
            facts.add(new Fact("record.fact.note", activity.note()));
        }
        if (activity.reason() != null) {
            facts.add(new Fact("record.fact.reason", activity.reason()));
        }
        return facts;
    }

    private static LocalizedText partner(Participant partner, Organisation organisation, LocalDate day) {
        LocalizedText name = organisation.unit(partner.unit(), day).name();
        LocalizedText said = partner.confirmation().label();
        String remark = partner.reason() == null ? "" : " – “" + partner.reason() + "”";
        return new LocalizedText(
                name.vi() + ": " + lower(said.vi()) + remark, name.en() + ": " + lower(said.en()) + remark);
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
