package vn.phoihop.access;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Passwords as Argon2id hashes (19 MiB, two passes, as OWASP advises), and what makes one acceptable. */
@Component
class Passwords {

    static final int SHORTEST = 10;

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    /** Of no password; made as the others are, but once and for all, so that no start waits for it. */
    static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$QMn5w9J3ZpcY/vwNgID1cw$O19Ksid1S2fHaxDNT87LVp0spyNCgg1h9ERJDida9BA";

    private final PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final SecureRandom random = new SecureRandom();

    String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("no password");
        }
        return hash;
    }

    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** Takes as long as a real comparison, so that nobody learns from the time whether an account exists. */
    void compareWithNobody(String password) {
        encoder.matches(password, NOBODY);
    }

    /** Refuses what is too short or contains the login. */
    void check(String login, String password) {
        List<Problem> problems = new ArrayList<>();
        if (password.length() < SHORTEST || password.length() > 200) {
            problems.add(Problem.at("password", ProblemCode.PASSWORD_TOO_SHORT, SHORTEST));
        }
        if (password.toLowerCase(Locale.ROOT).contains(login)) {
            problems.add(Problem.at("password", ProblemCode.PASSWORD_HAS_LOGIN));
        }
        Refused.ifAny(problems);
    }

    /** Four groups of four, without letters that look alike: 80 bits. */
    String random() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
