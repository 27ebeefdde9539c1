package vn.phoihop.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.phoihop.figure.RecordsThen;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * Items as the book told them at an earlier time. An entry tells all that an item says, but of its recipients only those that became others
 * by its turn: the rest stand in the entries before.
 */
@Component
class ItemsThen {

    private final RecordsThen records;
    private final Ledger ledger;
    private final ItemDesk desk;

    ItemsThen(RecordsThen records, Ledger ledger, ItemDesk desk) {
        this.records = records;
        this.ledger = ledger;
        this.desk = desk;
    }

    /** As of then, and as it may be seen now. */
    Item get(RecordKey key, Cutoff cutoff) {
        Item last = records.get(key, Item.class, cutoff);
        Map<UnitId, Recipient> recipients = new LinkedHashMap<>();
        Map<UUID, Turn> thread = new LinkedHashMap<>();
        for (Entry entry : ledger.history(key, cutoff)) {
            if (entry.payload() != null) {
                Item told = CanonicalJson.read(entry.payload(), Item.class);
                told.recipients().forEach(one -> recipients.put(one.unit(), one));
                told.thread().forEach(turn -> thread.put(turn.id(), turn));
            }
        }
        return desk.seenThen(new Item(
                last.key(),
                last.version(),
                last.state(),
                last.form(),
                last.senderForce(),
                last.edition(),
                List.copyOf(recipients.values()),
                List.copyOf(thread.values()),
                last.writtenAt(),
                last.writtenBy(),
                last.sentAt(),
                last.sentOn(),
                last.reason(),
                last.attachments()));
    }
}
