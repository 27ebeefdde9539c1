package vn.phoihop.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files that come with the program, and what tells one version of them from another. */
public final class ShippedFiles {

    private ShippedFiles() {}

    /** All files directly under a folder of the program, by their names. */
    public static SortedMap<String, String> under(String folder) {
        try {
            SortedMap<String, String> files = new TreeMap<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:/" + folder + "/*.*")) {
                String name = file.getFilename();
                if (name != null) {
                    files.put(name, file.getContentAsString(StandardCharsets.UTF_8));
                }
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** SHA-256 over names and contents. */
    public static String hash(Map<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files)
                    .forEach((name, text) ->
                            digest.update((name + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
