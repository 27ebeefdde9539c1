package vn.phoihop.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.WaitingRecords;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Page;
import vn.phoihop.web.RowPlace;

/** The activities in the one list of what waits. */
@Component
class PendingActivities implements WaitingRecords {

    private final FindingActivities finding;
    private final Activities activities;
    private final BulkSteps bulk;
    private final ActivityDesk desk;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Clock clock;

    PendingActivities(
            FindingActivities finding,
            Activities activities,
            BulkSteps bulk,
            ActivityDesk desk,
            Catalogues catalogues,
            Organisations organisations,
            Clock clock) {
        this.finding = finding;
        this.activities = activities;
        this.bulk = bulk;
        this.desk = desk;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "activities";
    }

    @Override
    public Set<Why> reasons(SignedIn who) {
        Set<Why> reasons = EnumSet.of(Why.CONTESTED_IN_SIGHT);
        if (who.unit() == null) {
            return reasons;
        }
        if (who.may(Authority.RECORD_CONFIRM)) {
            reasons.addAll(Set.of(Why.CONFIRM, Why.CONTESTED));
        }
        if (who.may(Authority.ACTIVITY_RECORD)) {
            reasons.addAll(Set.of(Why.CONTESTED, Why.RETURNED, Why.DRAFT));
        }
        return reasons;
    }

    @Override
    public List<RowPlace> find(SignedIn who, Asked asked, int limit) {
        return finding.find(filter(who, asked), limit);
    }

    @Override
    public List<Waiting> read(BookId book, Set<UUID> records) {
        Catalogue catalogue = catalogues.current();
        return activities.list(book, records).values().stream()
                .map(activity -> waiting(activity, catalogue))
                .toList();
    }

    @Override
    public void confirm(Chosen one) {
        desk.confirm(one.record(), one.version(), null);
    }

    @Override
    public String name(RecordKey record, Page page) {
        return bulk.name(record, page);
    }

    private ActivityFilter filter(SignedIn who, Asked asked) {
        ActivityFilter filter = switch (asked.why()) {
            case CONFIRM -> ActivityFilter.waiting(asked.book());
            case CONTESTED -> of(who, asked, ActivityState.SUBMITTED, Confirmation.CONTESTED);
            case RETURNED -> of(who, asked, ActivityState.RETURNED, null);
            case DRAFT -> of(who, asked, ActivityState.DRAFT, null);
            case CONTESTED_IN_SIGHT ->
                ActivityFilter.concerning(asked.book(), null, ActivityState.SUBMITTED, Confirmation.CONTESTED);
            case OFFERED, ANSWER, DECIDE, OVERDUE ->
                throw new IllegalArgumentException("no activity is handed over or asks anything");
        };
        return filter.with(asked.words()).between(asked.from(), asked.to()).sorted(asked.order(), asked.after());
    }

    /** On the desk of the own unit: what it and those it took over from have to do. */
    private ActivityFilter of(SignedIn who, Asked asked, ActivityState state, @Nullable Confirmation confirmation) {
        UnitId own = who.unit();
        Set<UnitId> units = own == null ? Set.of() : organisations.current().unitsOnDeskOf(own, LocalDate.now(clock));
        return ActivityFilter.concerning(asked.book(), units, state, confirmation);
    }

    private static Waiting waiting(Activity activity, Catalogue catalogue) {
        LocalizedText kind = catalogue
                .find(Kind.class, activity.kind())
                .map(Kind::name)
                .orElse(new LocalizedText(activity.kind(), activity.kind()));
        String title = activity.title();
        return new Waiting(
                activity.key(),
                activity.version(),
                kind,
                title == null ? kind : new LocalizedText(title, title),
                activity.occurredOn(),
                activity.lead(),
                ActivityList.standing(activity));
    }
}
