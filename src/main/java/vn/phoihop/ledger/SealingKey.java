package vn.phoihop.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The key of this installation that signs heads (Ed25519), kept in a file that only its owner can read. */
final class SealingKey {

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SealingKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Reads the key, or makes one where there is none yet. Two lines of Base64: private (PKCS 8) and public (X.509). */
    static SealingKey at(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String[] lines = Files.readString(file).strip().split("\\R");
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return new SealingKey(
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0]))),
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1]))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new IllegalStateException("the sealing key in " + file + " cannot be read", broken);
        }
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "seal",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                written,
                base64.encodeToString(pair.getPrivate().getEncoded())
                        + "\n"
                        + base64.encodeToString(pair.getPublic().getEncoded())
                        + "\n");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    byte[] publicKey() {
        return publicKey.getEncoded();
    }

    /** The first 16 hexadecimal digits of the public key's SHA-256. */
    String id() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey()), 0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean verify(byte[] publicKey, byte[] text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }
}
