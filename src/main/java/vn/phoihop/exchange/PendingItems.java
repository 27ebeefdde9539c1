package vn.phoihop.exchange;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.WaitingRecords;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Page;
import vn.phoihop.web.RowPlace;

/** The items in the one list of what waits. Confirming one is acknowledging it. */
@Component
class PendingItems implements WaitingRecords {

    private final FindingItems finding;
    private final Items items;
    private final ItemDesk desk;
    private final Catalogues catalogues;

    PendingItems(FindingItems finding, Items items, ItemDesk desk, Catalogues catalogues) {
        this.finding = finding;
        this.items = items;
        this.desk = desk;
        this.catalogues = catalogues;
    }

    @Override
    public String room() {
        return "exchange";
    }

    @Override
    public Set<Why> reasons(SignedIn who) {
        Set<Why> reasons = EnumSet.noneOf(Why.class);
        if (who.unit() != null && who.may(Authority.RECORD_CONFIRM)) {
            reasons.addAll(Set.of(Why.CONFIRM, Why.ANSWER));
        }
        if (who.unit() != null && who.may(Authority.EXCHANGE_RECORD)) {
            reasons.addAll(Set.of(Why.DECIDE, Why.OVERDUE, Why.DRAFT));
        }
        return reasons;
    }

    @Override
    public List<RowPlace> find(SignedIn who, Asked asked, int limit) {
        return finding.find(filter(asked), limit);
    }

    @Override
    public List<Waiting> read(BookId book, Set<UUID> records) {
        Catalogue catalogue = catalogues.current();
        return items.list(book, records).values().stream()
                .map(desk::seen)
                .map(item -> waiting(item, catalogue))
                .toList();
    }

    /** For every unit for which one acts. */
    @Override
    @Transactional
    public void confirm(Chosen one) {
        Integer seen = one.version();
        Item item = items.get(one.record());
        for (UnitId unit : desk.speaksFor(ItemMove.ACKNOWLEDGE, item)) {
            Item after = desk.take(one.record(), seen, Step.plain(ItemMove.ACKNOWLEDGE, unit));
            seen = after.version();
        }
    }

    @Override
    public String name(RecordKey record, Page page) {
        return items.find(record)
                .map(desk::seen)
                .map(item -> page.text(ItemLines.title(item, catalogues.current())))
                .orElse(record.id().toString());
    }

    private static ItemFilter filter(Asked asked) {
        ItemFilter filter = switch (asked.why()) {
            case CONFIRM -> ItemFilter.waiting(asked.book(), ItemFilter.Waiting.ACKNOWLEDGE);
            case ANSWER -> ItemFilter.waiting(asked.book(), ItemFilter.Waiting.ANSWER);
            case DECIDE -> ItemFilter.waiting(asked.book(), ItemFilter.Waiting.SETTLE);
            case OVERDUE -> ItemFilter.waiting(asked.book(), ItemFilter.Waiting.OVERDUE, ItemFilter.Box.OUT);
            case DRAFT -> ItemFilter.drafts(asked.book());
            case OFFERED, CONTESTED, RETURNED, CONTESTED_IN_SIGHT ->
                throw new IllegalArgumentException("nobody contests what was told");
        };
        return filter.with(asked.words())
                .sent(asked.from(), asked.to())
                .sortedByDay(asked.order())
                .after(asked.after());
    }

    private static Waiting waiting(Item item, Catalogue catalogue) {
        return new Waiting(
                item.key(),
                item.version(),
                ItemLines.kind(item.kind()),
                ItemLines.title(item, catalogue),
                ItemLines.day(item.listedAt()),
                item.sender(),
                ItemLines.state(item.state()));
    }
}
