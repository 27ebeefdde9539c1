package vn.phoihop.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Files that are whole take the place of those of before, all of them or none: whoever reads the folder never finds a new one beside an old one for long. */
final class TakingPlaces {

    private static final String BEFORE = "before";

    private TakingPlaces() {}

    /**
     * The files in their places.
     *
     * @param drafts a folder on the same disk, which the caller removes; until then it also holds what stood there before
     */
    static List<Path> of(List<String> names, Path drafts, Path folder) throws IOException {
        for (String name : names) {
            if (Files.isDirectory(folder.resolve(name))) {
                throw new FileSystemException(folder.resolve(name).toString(), null, "is a directory");
            }
        }
        Path before = Files.createDirectory(drafts.resolve(BEFORE));
        for (String name : names) {
            if (Files.exists(folder.resolve(name))) {
                Files.copy(folder.resolve(name), before.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        List<Path> placed = new ArrayList<>();
        try {
            for (String name : names) {
                placed.add(replace(drafts.resolve(name), folder.resolve(name)));
            }
            return placed;
        } catch (IOException failure) {
            placed.forEach(one -> putBack(one, before, failure));
            throw failure;
        }
    }

    private static Path replace(Path file, Path place) throws IOException {
        return Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void putBack(Path place, Path before, IOException failure) {
        try {
            Path old = before.resolve(place.getFileName());
            if (Files.exists(old)) {
                replace(old, place);
            } else {
                Files.delete(place);
            }
        } catch (IOException stays) {
            failure.addSuppressed(stays);
        }
    }
}
