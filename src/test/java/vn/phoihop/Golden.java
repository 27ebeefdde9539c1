package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file that a test derives from the code, so that a change shows in the diff. After a change that is meant,
 * {@code mvn test -Dgolden=write} writes it anew.
 */
public record Golden(Path file) {

    public static Golden of(String path) {
        return new Golden(Path.of(path));
    }

    public void assertMatches(String derived) {
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, derived);
            }
            assertThat(Files.readString(file))
                    .as("%s differs from what the code says; if the change is meant: mvn test -Dgolden=write", file)
                    .isEqualTo(derived);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
