package vn.phoihop.activity;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.figure.AsOf;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/** What counted on a day of what concerns some units, as it is now or was known at an earlier time; of what is in sight now. */
@Component
class KnownDays {

    private final FindingActivities finding;
    private final Ledger ledger;
    private final Organisations organisations;
    private final Catalogues catalogues;

    KnownDays(FindingActivities finding, Ledger ledger, Organisations organisations, Catalogues catalogues) {
        this.finding = finding;
        this.ledger = ledger;
        this.organisations = organisations;
        this.catalogues = catalogues;
    }

    /** The names at hand: those of now, or those that were known. */
    record Names(Organisation organisation, Function<LocalDate, Catalogue> catalogues) {}

    Names names(Optional<AsOf> asOf) {
        return asOf.map(AsOf::cutoff)
                .map(cutoff -> new Names(organisations.at(cutoff), day -> catalogues.at(cutoff, day)))
                .orElseGet(() -> new Names(organisations.current(), catalogues::current));
    }

    Stream<Activity> on(LocalDate day, Set<UnitId> units, Optional<AsOf> asOf, SignedIn who) {
        return asOf.map(AsOf::cutoff)
                .map(cutoff -> who.books().stream()
                        .filter(cutoff.positions()::containsKey)
                        .flatMap(book -> then(day, book, units, cutoff)))
                .orElseGet(() -> who.books().stream().flatMap(book -> now(day, book, units)));
    }

    private Stream<Activity> now(LocalDate day, BookId book, Set<UnitId> units) {
        return finding.stream(ActivityFilter.concerning(book, units, ActivityState.SUBMITTED, null)
                        .between(day, day.plusDays(1)))
                .map(Listed::activity);
    }

    /** What an entry holds is in sight exactly where its record is now. */
    private Stream<Activity> then(LocalDate day, BookId book, Set<UnitId> units, Cutoff cutoff) {
        return ledger.latestOn(day, book, cutoff).stream()
                .filter(entry -> entry.recordType().equals(Activity.RECORD_TYPE))
                .map(Entry::payload)
                .filter(Objects::nonNull)
                .map(payload -> CanonicalJson.read(payload, Activity.class))
                .filter(one -> one.state() == ActivityState.SUBMITTED
                        && one.occurredOn().equals(day)
                        && concerns(one, units));
    }

    private static boolean concerns(Activity one, Set<UnitId> units) {
        return units.contains(one.lead())
                || one.partners().stream().anyMatch(partner -> units.contains(partner.unit()));
    }
}
