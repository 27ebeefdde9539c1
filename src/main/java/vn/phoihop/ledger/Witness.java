package vn.phoihop.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * A file outside the data directory, best on another disk, to which every seal is appended as a line: whoever cuts a book in the database,
 * seals and all, does not reach it. A witness that cannot be written never stops the work; it is told, and written as soon as it can be.
 */
@Component
public class Witness {

    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final int STRETCH = 10_000;

    private final @Nullable Path file;
    private final Map<BookId, Seal> last = new HashMap<>();
    private boolean read;
    private volatile @Nullable String trouble;

    Witness(@Value("${phoihop.witness:}") String file) {
        this.file = file.isBlank() ? null : Path.of(file).toAbsolutePath();
    }

    /**
     * @param file null where none is set
     * @param last the last seal of each book it holds
     * @param trouble why it could not be read or written; null when all is well
     */
    record State(
            @Nullable Path file,
            Map<BookId, Seal> last,
            @Nullable String trouble) {

        @Nullable
        Instant lastAt() {
            return last.values().stream()
                    .map(Seal::sealedAt)
                    .max(Instant::compareTo)
                    .orElse(null);
        }
    }

    synchronized State state() {
        if (file == null) {
            return new State(null, Map.of(), null);
        }
        readOnce(file);
        return new State(file, Map.copyOf(last), trouble);
    }

    /** A seal was made: written down once it is sure to stand. */
    void hears(Seal seal) {
        if (file == null) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                append(List.of(seal));
            }
        });
    }

    /** Appends what could not be written when it was made. */
    synchronized void catchUp(Seals seals) {
        if (file == null) {
            return;
        }
        readOnce(file);
        List<Seal> missing = seals.after(last, STRETCH);
        while (!missing.isEmpty() && append(missing)) {
            missing = seals.after(last, STRETCH);
        }
    }

    private synchronized boolean append(Collection<Seal> seals) {
        Path to = file;
        if (to == null) {
            return false;
        }
        readOnce(to);
        // Another program of the installation (a report made beside the server) may write at its end too.
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            StringBuilder lines = new StringBuilder();
            if (!endsWithLine(to)) {
                lines.append('\n');
            }
            seals.forEach(
                    seal -> lines.append(new BookLine.Sealed(seal).written()).append('\n'));
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
            seals.forEach(seal -> last.merge(seal.book(), seal, Witness::later));
            trouble = null;
            return true;
        } catch (IOException unwritable) {
            tell(unwritable);
            return false;
        }
    }

    /** What a broken-off write left is no line; what follows must not be taken for its end. */
    private static boolean endsWithLine(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0) {
                return true;
            }
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, size - 1);
            return one.get(0) == '\n';
        }
    }

    private void readOnce(Path from) {
        if (read) {
            return;
        }
        try {
            if (Files.exists(from)) {
                read(from, seal -> last.merge(seal.book(), seal, Witness::later));
            }
            read = true;
        } catch (UncheckedIOException unreadable) {
            tell(unreadable);
        }
    }

    private void tell(Exception why) {
        String told = String.valueOf(why.getMessage());
        if (!told.equals(trouble)) {
            LOG.error("the witness {} cannot be used; the work goes on without it", file, why);
        }
        trouble = told;
    }

    private static Seal later(Seal one, Seal other) {
        return other.position() >= one.position() ? other : one;
    }

    /**
     * The seals of one book that the witness holds; empty where none is set or nothing was written yet. A witness that cannot be read is
     * refused.
     *
     * @param other to be read instead
     */
    synchronized List<Seal> of(BookId book, @Nullable Path other) {
        Path from = other == null ? file : other;
        return from == null || other == null && !Files.exists(from) ? List.of() : seals(from, book);
    }

    /**
     * The books of which the witness, or the other one, holds a seal.
     *
     * @param until seals made later are passed over
     */
    synchronized Set<BookId> listBooks(@Nullable Path other, Instant until) {
        Path from = other == null ? file : other;
        Set<BookId> books = new HashSet<>();
        if (from != null && (other != null || Files.exists(from))) {
            readOrRefuse(from, seal -> {
                if (!seal.sealedAt().isAfter(until)) {
                    books.add(seal.book());
                }
            });
        }
        return books;
    }

    /** Where seals are written down beside the database; empty where they are not. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The seals of one book in a witness file. */
    static List<Seal> seals(Path file, BookId book) {
        List<Seal> seals = new ArrayList<>();
        readOrRefuse(file, seal -> {
            if (seal.book().equals(book)) {
                seals.add(seal);
            }
        });
        return seals;
    }

    private static void readOrRefuse(Path file, Consumer<Seal> heard) {
        try {
            read(file, heard);
        } catch (UncheckedIOException unreadable) {
            throw new Refused(Problem.at(file.toString(), ProblemCode.PATH_NOT_READABLE));
        }
    }

    /** Lines that a broken-off write left are passed over: each line stands for itself. */
    private static void read(Path file, Consumer<Seal> heard) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(BookLine.Sealed.BEGINNING)) {
                    try {
                        if (BookLine.read(line.getBytes(StandardCharsets.UTF_8)) instanceof BookLine.Sealed sealed) {
                            heard.accept(sealed.seal());
                        }
                    } catch (BookLine.NotReadable torn) {
                        LOG.warn("a line of the witness {} is torn", file);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
