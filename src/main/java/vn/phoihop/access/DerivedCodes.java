package vn.phoihop.access;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * Codes that people copy from one place to another, to prove that they can read there. The installation makes each from what it is for, whenever
 * it is needed: so it lies nowhere, neither in the database nor among what waits to be sent.
 */
@Component
public class DerivedCodes {

    /** None that looks like another. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 8;

    private final InstallationKey key;

    DerivedCodes(InstallationKey key) {
        this.key = key;
    }

    /** The code for this, always the same: eight letters and digits in two groups. */
    public String code(String what) {
        byte[] bytes = key.sign(("derived code " + what).getBytes(StandardCharsets.UTF_8));
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            // 32 letters: no letter is likelier than another.
            code.append(i == LENGTH / 2 ? "-" : "").append(LETTERS.charAt(bytes[i] & 31));
        }
        return code.toString();
    }
}
