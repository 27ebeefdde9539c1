package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    /** Otherwise the time of a refused sign-in would tell whether there is such an account. */
    @Test
    void nobodys_hash_takes_as_long_as_any_other() {
        String other = passwords.hash("so-phoi-hop-2022");
        assertThat(parameters(Passwords.NOBODY)).isEqualTo(parameters(other));
        assertThat(Passwords.NOBODY).hasSameSizeAs(other);
    }

    @Test
    void hashesAreArgon2idAndEachHasASaltOfItsOwn() {
        String hash = passwords.hash("so-phoi-hop-2022");
        assertThat(hash).startsWith("$argon2id$").isNotEqualTo(passwords.hash("so-phoi-hop-2022"));
        assertThat(passwords.matches("so-phoi-hop-2022", hash)).isTrue();
        assertThat(passwords.matches("so-phoi-hop-2023", hash)).isFalse();
    }

    private static String parameters(String hash) {
        return hash.substring(0, hash.indexOf('$', hash.indexOf(",p=")));
    }
}
