package vn.phoihop.figure;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** Records as the book told them at an earlier time. Whether they are in sight is decided now, where they are kept. */
@Component
public class RecordsThen {

    private final Ledger ledger;

    RecordsThen(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The record as of then, read from its last entry up to then. */
    @Transactional(readOnly = true)
    public <T> T get(RecordKey key, Class<T> type, Cutoff cutoff) {
        List<Entry> last = ledger.latest(key.book(), Set.of(key.id()), of(key, cutoff));
        if (last.isEmpty()) {
            throw new Refused(ProblemCode.RECORD_NOT_YET_KNOWN);
        }
        String payload = last.getFirst().payload();
        if (payload == null) {
            throw new Refused(ProblemCode.PAYLOAD_DROPPED);
        }
        return CanonicalJson.read(payload, type);
    }

    /** The cutoff, where it says how far to read the record's book. */
    public static Cutoff of(RecordKey key, Cutoff cutoff) {
        if (!cutoff.positions().containsKey(key.book())) {
            String example = "0:" + cutoff.common() + "," + key.book() + ":1";
            throw new Refused(Problem.at("asOf", ProblemCode.CUTOFF_WITHOUT_BOOK, example));
        }
        return cutoff;
    }
}
