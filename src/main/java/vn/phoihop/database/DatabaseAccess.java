package vn.phoihop.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One database and the three logins to it. Only the owner's password is configured; those of the two working roles follow from it,
 * so that every node of an installation finds them without sharing anything more.
 */
public record DatabaseAccess(String url, Login owner) {

    /** A database role and its password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /** Serves requests: owns nothing, is subject to row security, may only read and append in the ledger. */
    public Login app() {
        return derived("_app");
    }

    /** Runs jobs, loads and the command line. */
    public Login system() {
        return derived("_system");
    }

    private Login derived(String suffix) {
        String role = owner.user() + suffix;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(owner.password().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] password = mac.doFinal(("phoihop role " + role).getBytes(StandardCharsets.UTF_8));
            return new Login(role, Base64.getUrlEncoder().withoutPadding().encodeToString(password));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
