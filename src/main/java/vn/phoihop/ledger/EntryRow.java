package vn.phoihop.ledger;

import java.util.List;
import java.util.UUID;

/** An entry about to be written. */
record EntryRow(
        Chain.Envelope envelope,
        UUID record,
        byte[] salt,
        String body,
        Hash payloadHash,
        Hash hash,
        List<Tally> tallies) {

    long position() {
        return envelope.position();
    }
}
