package vn.phoihop.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * Writes a whole book as lines, in one snapshot and constant memory: {@code docs/export-format.md}. The head is sealed first, so that
 * everything in the file is. A damaged book is written as it is; verifying the file names what is wrong.
 */
@Component
public class ExportingBook {

    private static final Logger LOG = LoggerFactory.getLogger(ExportingBook.class);
    private static final int STRETCH = 2_000;

    private final Books books;
    private final Heads heads;
    private final Entries entries;
    private final Seals seals;
    private final SealingKeys keys;
    private final JdbcClient jdbc;
    private final List<ToldInFull> toldInFull;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    ExportingBook(
            Books books,
            Heads heads,
            Entries entries,
            Seals seals,
            SealingKeys keys,
            JdbcClient jdbc,
            List<ToldInFull> toldInFull,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.books = books;
        this.heads = heads;
        this.entries = entries;
        this.seals = seals;
        this.keys = keys;
        this.jdbc = jdbc;
        this.toldInFull = List.copyOf(toldInFull);
        this.snapshot = new TransactionTemplate(transactions);
        this.clock = clock;
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /** The file appears under its name when it is whole, and not before; never in the place of another, which may be all there is to compare with. */
    public long toFile(BookId book, boolean all, Path file, BiConsumer<Long, Long> progress) {
        Path target = file.toAbsolutePath();
        @Nullable Path part = null;
        try {
            Path folder = Objects.requireNonNull(target.getParent());
            if (Files.isDirectory(target)) {
                throw new Refused(ProblemCode.FILE_NOT_WRITABLE, target.toString(), "directory");
            }
            refuseExisting(target);
            part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
            long written;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                written = to(book, all, out, progress);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            refuseExisting(target);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return written;
        } catch (IOException | UncheckedIOException unwritable) {
            throw new Refused(
                    ProblemCode.FILE_NOT_WRITABLE, target.toString(), String.valueOf(unwritable.getMessage()));
        } finally {
            delete(part);
        }
    }

    private static void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw new Refused(ProblemCode.BACKUP_FILE_EXISTS, file.toString());
        }
    }

    private static void delete(@Nullable Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException left) {
            LOG.warn("{} was left behind", part, left);
        }
    }

    /**
     * Returns how many entries were written.
     *
     * @param all with the payloads of all records that the reader may see; otherwise only those that figures need
     * @param progress told how many entries of how many are done
     */
    public long to(BookId book, boolean all, OutputStream out, BiConsumer<Long, Long> progress) {
        sealed(book);
        return Objects.requireNonNull(snapshot.execute(_ -> write(book, all, new WritingBook(out), progress)));
    }

    /** By the system: who takes a book away may write nothing. What cannot be sealed leaves all the same: it may be needed just then. */
    private void sealed(BookId book) {
        try {
            Acting.runAsSystem(() -> seals.sealToLeave(book));
        } catch (Refused | DataAccessException unsealed) {
            LOG.error("book {} leaves without a seal of its own", book, unsealed);
        }
    }

    private long write(BookId id, boolean all, WritingBook lines, BiConsumer<Long, Long> progress) {
        Book book = books.get(id);
        Heads.Head head = heads.list(List.of(id)).getFirst();
        lines.line(new BookLine.Head(
                id,
                book.code(),
                book.name(),
                book.timeZone().getId(),
                book.sample(),
                payloads(all),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                head.position(),
                head.hash()));
        keys.list().forEach(key -> lines.line(new BookLine.Key(key)));
        inFront(id, lines);
        long position = 0;
        long written = 0;
        for (List<Entries.Stored> stretch = entries.after(id, 0, STRETCH);
                !stretch.isEmpty();
                stretch = entries.after(id, position, STRETCH)) {
            long before = position;
            position = stretch.getLast().entry().position();
            List<Seal> sealed = seals.between(id, before, position);
            int next = 0;
            for (Entries.Stored stored : stretch) {
                lines.line(line(stored, all));
                while (next < sealed.size()
                        && sealed.get(next).position() <= stored.entry().position()) {
                    lines.line(new BookLine.Sealed(sealed.get(next++)));
                }
            }
            written += stretch.size();
            progress.accept(written, head.position());
        }
        seals.between(id, position, Long.MAX_VALUE).forEach(seal -> lines.line(new BookLine.Sealed(seal)));
        lines.end();
        return written;
    }

    /** Staff are told what records say that they may see; only the system is told all. */
    private static BookLine.Payloads payloads(boolean all) {
        return !all
                ? BookLine.Payloads.NEEDED
                : Acting.current() instanceof Acting.Staff ? BookLine.Payloads.SEEN : BookLine.Payloads.ALL;
    }

    private void inFront(BookId book, WritingBook lines) {
        for (ToldInFull told : toldInFull) {
            if (!told.inFront().isEmpty()) {
                jdbc.sql(Sql.of("ledger/payloads_of_event"))
                        .param("book", book.value())
                        .param("type", told.recordType())
                        .param("event", told.inFront())
                        .query((row, _) -> new BookLine.InFront(
                                row.getLong("position"), row.getBytes("salt"), row.getString("body")))
                        .list()
                        .forEach(lines::line);
            }
        }
    }

    private BookLine line(Entries.Stored stored, boolean all) {
        Entry entry = stored.entry();
        boolean front = toldInFull.stream().anyMatch(told -> told.isInFront(entry));
        boolean needed = entry.book().isCommon()
                || toldInFull.stream().anyMatch(told -> told.recordType().equals(entry.recordType()));
        return front || !(all || needed)
                ? new BookLine.Written(entry, null)
                : new BookLine.Written(entry, stored.salt());
    }
}
