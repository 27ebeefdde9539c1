package vn.phoihop.access;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the trail of access, without its mark.
 *
 * @param id begins with the time, so that ids grow with it (RFC 9562, version 7)
 * @param at to the microsecond
 * @param record book and id of the record it is about; null for none
 */
record TrailLine(
        UUID id,
        Instant at,
        String act,
        @Nullable UUID account,
        String address,
        @Nullable String record,
        String what) {

    private static final String VERSION = "phoihop-trail-1";
    private static final SecureRandom RANDOM = new SecureRandom();

    static UUID idAt(Instant moment) {
        long random = RANDOM.nextLong();
        long high = moment.toEpochMilli() << 16 | 0x7000L | random >>> 52;
        return new UUID(high, RANDOM.nextLong() >>> 2 | 0x8000000000000000L);
    }

    static TrailLine read(ResultSet row, int i) throws SQLException {
        return new TrailLine(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("act"),
                row.getObject("account", UUID.class),
                row.getString("address"),
                row.getString("record"),
                row.getString("what"));
    }

    /** What is signed: each value with its length before it, so that nothing can be moved from one to the next. */
    byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        field(text, VERSION);
        field(text, id.toString());
        field(text, at.getEpochSecond() + "." + at.get(ChronoField.MICRO_OF_SECOND));
        field(text, act);
        field(text, account == null ? null : account.toString());
        field(text, address);
        field(text, record);
        field(text, what);
        return text.toByteArray();
    }

    private static void field(ByteArrayOutputStream text, @Nullable String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        text.writeBytes(
                ByteBuffer.allocate(4).putInt(value == null ? -1 : bytes.length).array());
        text.writeBytes(bytes);
    }
}
