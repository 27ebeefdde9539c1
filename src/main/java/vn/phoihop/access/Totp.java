package vn.phoihop.access;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by time, RFC 6238: six digits, half a minute, SHA-1, which is what the programs on phones know. */
final class Totp {

    static final int SECONDS = 30;
    static final int SECRET_BYTES = 20;

    /** Clocks differ: the code before and the code after are good too. */
    private static final int STEPS_AROUND = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static long stepAt(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), SECONDS);
    }

    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The half minute the code belongs to, if it is near now and later than the one used last. */
    static OptionalLong match(byte[] secret, String code, Instant now, long lastStep) {
        long here = stepAt(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = here - STEPS_AROUND; step <= here + STEPS_AROUND; step++) {
            boolean same = MessageDigest.isEqual(
                    code(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (same && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** As phones take it: in a QR code, or by tapping it. */
    static String address(String login, byte[] secret) {
        return "otpauth://totp/Phoi%20Hop:" + URLEncoder.encode(login, StandardCharsets.UTF_8) + "?secret="
                + base32(secret) + "&issuer=Phoi%20Hop&algorithm=SHA1&digits=6&period=" + SECONDS;
    }

    /** RFC 4648 without padding; the bytes are a multiple of five. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        long buffer = 0;
        int bits = 0;
        for (byte one : bytes) {
            buffer = buffer << 8 | (one & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((int) (buffer >> bits) & 31));
            }
        }
        return text.toString();
    }
}
