package vn.phoihop.activity;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.figure.RecordSheet;
import vn.phoihop.figure.RecordSheet.Fact;
import vn.phoihop.figure.RecordSummaries;
import vn.phoihop.figure.RecordSummary;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;

/** Activities as other pages show them: a line in a list, and the facts of a record's page. */
@Component
class ActivityLines implements RecordSummaries {

    private final Activities activities;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Books books;

    ActivityLines(Activities activities, Catalogues catalogues, Organisations organisations, Books books) {
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

    @Override
    @Transactional(readOnly = true)
    public Optional<RecordSheet> findSheet(RecordKey record) {
        return activities
                .find(record)
                .map(activity -> new RecordSheet(line(activity, catalogues.current()), facts(activity)));
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
                state(activity.state()),
                activity.lead());
    }

    private List<Fact> facts(Activity activity) {
        Organisation organisation = organisations.current();
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
                        organisation.path(activity.area(), day, java.util.Locale.of("vi")),
                        organisation.path(activity.area(), day, java.util.Locale.ENGLISH))));
        facts.add(new Fact(
                "record.fact.lead", organisation.unit(activity.lead(), day).name()));
        if (!activity.partners().isEmpty()) {
            facts.add(new Fact(
                    "record.fact.partners",
                    activity.partners().stream()
                            .map(partner -> partner(partner, organisation, day))
                            .toList()));
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
        return switch (partner.confirmation()) {
            case PENDING -> new LocalizedText(name.vi() + " (chưa xác nhận)", name.en() + " (not yet confirmed)");
            case CONFIRMED -> new LocalizedText(name.vi() + " (đã xác nhận)", name.en() + " (confirmed)");
            case CONTESTED -> new LocalizedText(name.vi() + " (không thống nhất)", name.en() + " (contests)");
        };
    }

    private static LocalizedText state(ActivityState state) {
        return switch (state) {
            case DRAFT -> new LocalizedText("Bản nháp", "Draft");
            case SUBMITTED -> new LocalizedText("Đã gửi, đang được tính", "Submitted, counted");
            case RETURNED -> new LocalizedText("Trả lại", "Returned");
            case WITHDRAWN -> new LocalizedText("Đã rút", "Withdrawn");
        };
    }
}
