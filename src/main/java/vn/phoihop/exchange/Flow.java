package vn.phoihop.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/**
 * What one side gave to and asked of another: a cell of the matrix, or a sum over one side or both, in which an item for several receivers counts once.
 *
 * @param senderForce null in a sum over all senders, {@code sender} null where forces are asked about
 * @param rated how many bulletins somebody has said anything of
 * @param acknowledging seconds until a bulletin or a request was acknowledged, the median; null where none was
 * @param answersOfValue how many requests were answered with what whoever asked calls of value
 * @param answering seconds until a request was answered, the median; null where none was
 * @param book the first of those asked about in which there is any of it
 */
@Schema(name = "ExchangeFlow")
record Flow(
        @Nullable ForceId senderForce,
        @Nullable UnitId sender,
        @Nullable ForceId receiverForce,
        @Nullable UnitId receiver,
        long items,
        long ofValue,
        long rated,
        long acknowledged,
        @Nullable Long acknowledging,
        long asked,
        long answered,
        long onTime,
        long answersOfValue,
        @Nullable Long answering,
        @JsonIgnore @Nullable BookId book) {

    /** A share in per cent, half-up; null of nothing. */
    static @Nullable BigDecimal percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    /** A stretch of seconds as hours; null of nothing. */
    static @Nullable BigDecimal hours(@Nullable Long seconds) {
        return seconds == null
                ? null
                : BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(3600), 1, RoundingMode.HALF_UP);
    }

    boolean ofAllSenders() {
        return senderForce == null;
    }

    boolean ofAllReceivers() {
        return receiverForce == null;
    }
}
