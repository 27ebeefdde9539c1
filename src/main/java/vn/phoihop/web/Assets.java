package vn.phoihop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Addresses of scripts and style sheets. Each carries its version or a hash of its content, so browsers may keep it for ever. */
@Component
class Assets {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /** Of one of our own files in {@code assets/}. */
    String own(String file) {
        return addresses.computeIfAbsent(file, name -> "/assets/" + hash("assets/" + name) + "/" + name);
    }

    /** Of a file in a WebJar, for example {@code webjar("htmx.org", "dist/htmx.min.js")}. */
    String webjar(String jar, String file) {
        return addresses.computeIfAbsent(jar + "/" + file, _ -> "/webjars/" + jar + "/" + version(jar) + "/" + file);
    }

    private static String version(String jar) {
        Properties pom = new Properties();
        try (InputStream in = open("META-INF/maven/org.webjars.npm/" + jar + "/pom.properties")) {
            pom.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pom.getProperty("version");
    }

    private static String hash(String path) {
        try (InputStream in = open(path)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Assets.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalArgumentException("there is no asset " + path);
        }
        return in;
    }
}
