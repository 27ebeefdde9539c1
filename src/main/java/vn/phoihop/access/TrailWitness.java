package vn.phoihop.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Remembers, in a file beside the key and outside the database, how far the trail was chained: that its end was cut off no chain shows by
 * itself. With several nodes each remembers what it chained; every one of them is a lower bound.
 */
@Component
class TrailWitness {

    private static final Logger LOG = LoggerFactory.getLogger(TrailWitness.class);

    private final Path file;

    TrailWitness(InstallationKey key) {
        file = key.file().resolveSibling("access-trail.head");
    }

    void remember(TrailChain.Head head) {
        try {
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(written, head.position() + " " + HexFormat.of().formatHex(head.hash()) + "\n");
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.error("the end of the access trail could not be noted in {}", file, unwritable);
        }
    }

    Optional<TrailChain.Head> recall() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] parts = Files.readString(file).strip().split(" ");
            return Optional.of(
                    new TrailChain.Head(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1])));
        } catch (IOException | RuntimeException unreadable) {
            LOG.error("{} cannot be read", file, unreadable);
            return Optional.empty();
        }
    }
}
