package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Test
    void gives_the_codes_of_rfc_6238_appendix_b() {
        assertThat(codeAt(59)).isEqualTo("287082");
        assertThat(codeAt(1111111109)).isEqualTo("081804");
        assertThat(codeAt(1111111111)).isEqualTo("050471");
        assertThat(codeAt(1234567890)).isEqualTo("005924");
        assertThat(codeAt(2000000000)).isEqualTo("279037");
        assertThat(codeAt(20000000000L)).isEqualTo("353130");
    }

    @Test
    void a_code_is_good_for_its_half_minute_and_those_beside_it_and_never_twice() {
        Instant now = Instant.ofEpochSecond(1111111111);
        long step = Totp.stepAt(now);
        for (int around = -1; around <= 1; around++) {
            assertThat(Totp.match(SECRET, Totp.code(SECRET, step + around), now, 0))
                    .hasValue(step + around);
        }
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 2), now, 0)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 2), now, 0)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.match(SECRET, "", now, 0)).isEmpty();
    }

    @Test
    void writes_the_key_as_phones_read_it() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.address("thammuu.bp", SECRET))
                .startsWith("otpauth://totp/Phoi%20Hop:thammuu.bp?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&");
    }

    private static String codeAt(long second) {
        return Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second)));
    }
}
