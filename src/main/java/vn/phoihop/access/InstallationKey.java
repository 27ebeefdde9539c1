package vn.phoihop.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The secret of this installation, in a file beside the database and not in it: whoever holds a copy of the database alone reads no
 * key for codes, finds out no recovery code, and forges no line of the trail of access. Made at the first start; every node needs the same.
 */
@Component
public class InstallationKey {

    private static final int NONCE = 12;

    private final Path file;
    private final SecretKeySpec encrypting;
    private final SecretKeySpec signing;
    private final SecureRandom random = new SecureRandom();

    InstallationKey(@Value("${phoihop.access-key:}") String file, @Value("${phoihop.sealing-key}") Path beside) {
        this.file = file.isEmpty() ? beside.resolveSibling("access.key") : Path.of(file);
        byte[] secret = read(this.file);
        encrypting = new SecretKeySpec(derived(secret, "phoihop encrypts"), "AES");
        signing = new SecretKeySpec(derived(secret, "phoihop signs"), "HmacSHA256");
    }

    /** Where the key lies. */
    Path file() {
        return file;
    }

    /** Encrypted, and bound to what it belongs to: it cannot be moved to another account's row. */
    public byte[] encrypt(byte[] secret, String belongsTo) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, secret, belongsTo);
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /** What was encrypted and belongs there. */
    public byte[] decrypt(byte[] sealed, String belongsTo) {
        return cipher(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE),
                Arrays.copyOfRange(sealed, NONCE, sealed.length),
                belongsTo);
    }

    /** What only this installation can compute of a text: HMAC-SHA-256. */
    byte[] sign(byte[] text) {
        return hmac(signing, text);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] text, String belongsTo) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, encrypting, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "what was encrypted with the key in " + file + " cannot be read; is it the key of this database?",
                    broken);
        }
    }

    private static byte[] derived(byte[] secret, String purpose) {
        return hmac(new SecretKeySpec(secret, "HmacSHA256"), purpose.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] read(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
            if (secret.length != 32) {
                throw new IllegalStateException("the key in " + file + " has not 32 bytes");
            }
            return secret;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException broken) {
            throw new IllegalStateException("the key in " + file + " cannot be read", broken);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path written = Files.createTempFile(
                folder,
                "access",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, Base64.getEncoder().encodeToString(secret) + "\n");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
