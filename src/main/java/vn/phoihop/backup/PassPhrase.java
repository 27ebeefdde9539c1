package vn.phoihop.backup;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** What keys in a backup are encrypted with: AES-256-GCM, the key from the phrase by PBKDF2 (HMAC-SHA-256). Salt and nonce stand in front. */
public record PassPhrase(String phrase) {

    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int ROUNDS = 600_000;

    byte[] lock(byte[] secret) {
        byte[] all = new byte[SALT + NONCE];
        new SecureRandom().nextBytes(all);
        byte[] locked = cipher(Cipher.ENCRYPT_MODE, all, secret, 0);
        byte[] whole = Arrays.copyOf(all, all.length + locked.length);
        System.arraycopy(locked, 0, whole, all.length, locked.length);
        return whole;
    }

    byte[] unlock(byte[] locked) {
        return cipher(Cipher.DECRYPT_MODE, locked, locked, SALT + NONCE);
    }

    private byte[] cipher(int mode, byte[] head, byte[] text, int from) {
        try {
            SecretKey derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(phrase.toCharArray(), Arrays.copyOf(head, SALT), ROUNDS, 256));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(derived.getEncoded(), "AES"), new GCMParameterSpec(128, head, SALT, NONCE));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException wrong) {
            throw new Refused(ProblemCode.BACKUP_PASSPHRASE_WRONG);
        }
    }

    @Override
    public String toString() {
        return "…";
    }
}
