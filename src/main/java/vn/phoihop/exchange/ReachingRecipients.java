package vn.phoihop.exchange;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.UnitsAtWork;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** Warns of recipients whom nobody acts for in the book, neither there nor above: they would owe an answer nobody can give. */
@Component
class ReachingRecipients {

    private final UnitsAtWork atWork;
    private final FindingItems finding;
    private final ItemWriting writing;
    private final Organisations organisations;

    ReachingRecipients(UnitsAtWork atWork, FindingItems finding, ItemWriting writing, Organisations organisations) {
        this.atWork = atWork;
        this.finding = finding;
        this.writing = writing;
        this.organisations = organisations;
    }

    /** Those of a draft as they would be today; of what was sent those that have not acknowledged it. */
    List<UnitId> unreached(Item item) {
        if (item.state() == ItemState.DRAFT) {
            return unreached(
                    item.key().book(),
                    writing.check(item.key().book(), item.writtenBy().then(null))
                            .resolved(item.form()));
        }
        return item.state().live()
                ? unreached(
                        item.key().book(),
                        item.recipients().stream()
                                .filter(item::mustAcknowledge)
                                .map(Recipient::unit)
                                .toList())
                : List.of();
    }

    private List<UnitId> unreached(BookId book, Collection<UnitId> units) {
        return atWork.unreached(book, units, Authority.RECORD_CONFIRM, finding.today(book));
    }

    /** What is told of them; null where there is nobody to warn of. */
    @Nullable
    String warning(Item item, Page page) {
        return words(unreached(item), page);
    }

    /** Of units that stand in a form. */
    @Nullable
    String warning(RecordKey key, Collection<UnitId> units, Page page) {
        return words(unreached(key.book(), units), page);
    }

    private @Nullable String words(List<UnitId> units, Page page) {
        return units.isEmpty()
                ? null
                : page.text(
                        "exchange.unreached",
                        units.stream()
                                .map(unit -> organisations
                                        .current()
                                        .findUnit(unit)
                                        .map(found -> page.text(found.name()))
                                        .orElse(unit.toString()))
                                .collect(Collectors.joining("; ")));
    }
}
