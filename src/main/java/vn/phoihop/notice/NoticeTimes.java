package vn.phoihop.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When somebody wants to be told.
 *
 * @param digestAt from when on the digest of a working day comes
 * @param quietFrom since when, and {@code quietTo} until when, only what is immediate is told; the same time for never
 */
record NoticeTimes(LocalTime digestAt, LocalTime quietFrom, LocalTime quietTo) {

    /** Of the installation: all times of day are told and meant in it. */
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    static final NoticeTimes USUAL = new NoticeTimes(LocalTime.of(7, 0), LocalTime.of(21, 0), LocalTime.of(6, 0));

    /** No digest is asked for after this: spread over some minutes, and late once in a while, it would come on the next day. */
    static final LocalTime LAST_DIGEST = LocalTime.of(23, 0);

    /** When the quiet hours end next. */
    Instant quietEnd(Instant now) {
        ZonedDateTime end = now.atZone(ZONE).with(quietTo);
        return (end.toInstant().isAfter(now) ? end : end.plusDays(1)).toInstant();
    }

    boolean quietAt(LocalTime time) {
        boolean overnight = quietFrom.isAfter(quietTo);
        return overnight
                ? !time.isBefore(quietFrom) || time.isBefore(quietTo)
                : !time.isBefore(quietFrom) && time.isBefore(quietTo);
    }
}
