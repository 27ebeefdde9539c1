package vn.phoihop.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The key of this installation that signs heads (Ed25519), kept in a file that only its owner can read. */
final class SealingKey {

    /** The file read last and the key in it: that its halves are a pair is proved once, not with every page that names it. */
    private record InFile(String text, SealingKey key) {}

    private static volatile @Nullable InFile last;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SealingKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Reads the key: two lines of Base64, private (PKCS 8) and public (X.509), which must be a pair. */
    static SealingKey read(Path file) {
        try {
            String text = Files.readString(file);
            InFile known = last;
            if (known != null && known.text().equals(text)) {
                return known.key();
            }
            SealingKey key = inText(text);
            last = new InFile(text, key);
            return key;
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            throw new Refused(ProblemCode.SEALING_KEY_UNREADABLE, file.toString());
        }
    }

    /** The key in the text of a file. */
    static SealingKey inText(String text) throws GeneralSecurityException {
        String[] lines = text.strip().split("\\R");
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        SealingKey key = new SealingKey(
                factory.generatePrivate(
                        new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0]))),
                factory.generatePublic(
                        new X509EncodedKeySpec(Base64.getDecoder().decode(lines[1]))));
        byte[] probe = "probe".getBytes(StandardCharsets.UTF_8);
        if (!verify(key.publicKey(), probe, key.sign(probe))) {
            throw new GeneralSecurityException("the two halves are not of one key");
        }
        return key;
    }

    static SealingKey make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SealingKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes the key where only its owner can read it; whole or not at all. */
    void write(Path file) {
        Base64.Encoder base64 = Base64.getEncoder();
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(
                    folder,
                    "seal",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap((base64.encodeToString(privateKey.getEncoded())
                                + "\n"
                                + base64.encodeToString(publicKey.getEncoded())
                                + "\n")
                        .getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new Refused(ProblemCode.FILE_NOT_WRITABLE, file.toString(), String.valueOf(unwritable.getMessage()));
        }
    }

    byte[] publicKey() {
        return publicKey.getEncoded();
    }

    String id() {
        return id(publicKey());
    }

    /** The first 16 hexadecimal digits of the public key's SHA-256. */
    static String id(byte[] publicKey) {
        return fingerprint(publicKey).substring(0, 16);
    }

    /** The public key's SHA-256, hexadecimal. */
    static String fingerprint(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
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
