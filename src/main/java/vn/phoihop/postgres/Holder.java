package vn.phoihop.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.VietnamTime;

/**
 * The right of one process to work on a data directory: a lock on a file in it, which the operating system takes back when the
 * process ends in whatever way. The file says who holds it.
 */
final class Holder implements AutoCloseable {

    private static final String FILE = "holder.lock";

    private static final Pattern SINCE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

    private final FileChannel channel;
    private final FileLock lock;

    private Holder(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static Holder of(Path directory, String description) {
        Path file = directory.resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw held(directory);
            }
            String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            String who = "pid " + ProcessHandle.current().pid() + ", " + since
                    + (description.isBlank() ? "" : ", " + description);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((who + "\n").getBytes(StandardCharsets.UTF_8)));
            return new Holder(channel, lock);
        } catch (IOException e) {
            throw new Refused(ProblemCode.DATA_DIRECTORY_NOT_WRITABLE, directory, Reason.of(e));
        }
    }

    static Refused held(Path directory) throws IOException {
        String who = Files.readString(directory.resolve(FILE)).strip();
        return new Refused(ProblemCode.DATA_DIRECTORY_HELD, directory, inWords(who));
    }

    /** As it stands in the file, with the moment as people read it; empty for one who is just taking hold. */
    private static LocalizedText inWords(String who) {
        if (who.isEmpty()) {
            return new LocalizedText("một tiến trình khác", "another process");
        }
        Matcher since = SINCE.matcher(who);
        if (!since.find()) {
            return new LocalizedText(who, who);
        }
        LocalizedText moment = VietnamTime.inWords(Instant.parse(since.group()));
        return new LocalizedText(
                since.replaceFirst(Matcher.quoteReplacement("từ " + moment.vi())),
                since.replaceFirst(Matcher.quoteReplacement("since " + moment.en())));
    }

    /** Whether a living process holds the directory; needs no right to write. */
    static boolean isHeld(Path directory) {
        try (FileChannel channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException e) {
            // The end of the process releases it just as well.
        }
    }
}
