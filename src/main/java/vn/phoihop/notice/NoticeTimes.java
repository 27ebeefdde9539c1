package vn.phoihop.notice;

import java.time.LocalTime;
import java.time.ZoneId;

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

    boolean quietAt(LocalTime time) {
        boolean overnight = quietFrom.isAfter(quietTo);
        return overnight
                ? !time.isBefore(quietFrom) || time.isBefore(quietTo)
                : !time.isBefore(quietFrom) && time.isBefore(quietTo);
    }
}
