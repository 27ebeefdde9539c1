package vn.phoihop.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;
import vn.phoihop.activity.Submission;
import vn.phoihop.bench.CopyingRows;
import vn.phoihop.bench.NationalFigures;
import vn.phoihop.bench.NationalFigures.Asked;
import vn.phoihop.bench.NationalFigures.Question;
import vn.phoihop.bench.NationalFigures.Times;
import vn.phoihop.bench.NationalWriting;
import vn.phoihop.bench.PlainInserts;
import vn.phoihop.bench.PlainSql;
import vn.phoihop.bench.Room;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Provisioning;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Verification;
import vn.phoihop.postgres.ServerOptions;
import vn.phoihop.sample.Nation;
import vn.phoihop.sample.SameCells;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/** Measures what is loaded, part by part. */
final class MeasuringNation {

    private static final int MANY = 8;
    private static final Window HALF = SameCells.WINDOW;

    private final ApplicationContext context;
    private final DatabaseAccess superuser;
    private final MeasuredNation measured;
    private final NationalFigures figures;
    private final Nation nation;
    private final List<BookId> books;

    MeasuringNation(ApplicationContext context, DatabaseAccess superuser, MeasuredNation measured) {
        this.context = context;
        this.superuser = superuser;
        this.measured = measured;
        this.figures = context.getBean(NationalFigures.class);
        this.nation = context.getBean(Nation.class);
        this.books = nation.books();
    }

    /**
     * How fast COPY alone takes the rows of some books in an empty database with the same tables, indexes and constraints.
     *
     * @param loadedPerSecond records a second of a whole load; NaN where this run did not load all
     */
    void copy(Application application, Stopping stopping, Path folder, int of, int lanes, double loadedPerSecond)
            throws IOException {
        measured.about("copy");
        List<BookId> some = books.subList(0, Math.min(of, books.size()));
        DatabaseAccess other = application.openOwn(stopping, folder, ServerOptions.STANDARD);
        Provisioning.prepare(other);
        Path files = Files.createDirectories(folder.resolve("files"));
        CopyingRows.Copied copied =
                CopyingRows.copyBooks(superuser, Application.asSuperuser(folder, other), files, some, lanes);
        FileSystemUtils.deleteRecursively(files);
        double records = Room.count(Application.asSuperuser(folder, other), "activity")
                + Room.count(Application.asSuperuser(folder, other), "case_file");
        measured.value("copyRows", copied.rows(), some.size(), lanes);
        measured.value("copyRate", records / copied.seconds());
        if (!Double.isNaN(loadedPerSecond)) {
            measured.atLeast("copyRatio", loadedPerSecond / (records / copied.seconds()), 0.3);
        }
    }

    void figures() {
        measured.about("figures");
        Set<BookId> all = new TreeSet<>(books);
        List<BookId> then = nation.books(HALF.from());
        Set<BookId> one = Set.of(then.get(then.size() / 2));
        try (PlainSql plain = new PlainSql(superuser)) {
            beside(
                    plain,
                    "province",
                    new Asked(Question.FORM, HALF, one),
                    PlainSql.Question.form(figures, HALF, one, false));
            beside(
                    plain,
                    "months",
                    new Asked(Question.MONTHS_BY_FORCE, Nation.YEARS, all),
                    PlainSql.Question.of("plain_months", Nation.YEARS, all, true));
            beside(
                    plain,
                    "records",
                    new Asked(Question.RECORDS, HALF, one),
                    PlainSql.Question.of("plain_records", HALF, one, false));
            beside(
                    plain,
                    "nationRecords",
                    new Asked(Question.RECORDS, HALF, all),
                    PlainSql.Question.of("plain_records", HALF, all, true));
            new MeasuringNationalForm(figures, measured).measure(plain, HALF, all);
        }
        old(all, one);
        sameCells();
    }

    /** By area, as it happened and as now, around the merger of the provinces. */
    void structures() {
        try (PlainSql plain = new PlainSql(superuser)) {
            new MeasuringStructures(figures, nation, context.getBean(BookSuccessions.class), measured).measure(plain);
        }
    }

    private String text(String name) {
        return measured.text(name);
    }

    private void beside(PlainSql plain, String name, Asked asked, PlainSql.Question question) {
        if (!figures.rows(asked).equals(plain.rows(question))) {
            throw new IllegalStateException(name + " is not what plain SQL says");
        }
        Times ours = figures.measure(asked, 1, 30, 100);
        Times many = figures.measure(asked, MANY, 10, 50);
        Times theirs = plain.measure(question, 1, 5);
        Times theirsMany = plain.measure(question, MANY, 2);
        measured.value("oursHalf", ours.p50(), text(name));
        measured.value("oursMost", ours.p95(), text(name));
        measured.value("manyHalf", many.p50(), text(name));
        measured.value("manyMost", many.p95(), text(name));
        measured.value("plainHalf", theirs.p50(), text(name));
        measured.value("plainMany", theirsMany.p50(), text(name));
        measured.value("ratio", theirs.p50() / ours.p50(), text(name));
        measured.value("ratioMany", theirsMany.p50() / many.p50(), text(name));
    }

    /** The same questions, as known now and as known long ago. */
    private void old(Set<BookId> all, Set<BookId> one) {
        Window window = Window.parse("2021-06-15/2021-12-15");
        for (double share : new double[] {1, 0.4}) {
            String when = text(share == 1 ? "now" : "then");
            old("province", when, new Asked(Question.FORM, window, one, share));
            old("nation", when, new Asked(Question.FORM, window, all, share));
            old("months", when, new Asked(Question.MONTHS_BY_FORCE, Nation.YEARS, all, share));
            old("nationRecords", when, new Asked(Question.RECORDS, window, all, share));
        }
    }

    private void old(String name, String when, Asked asked) {
        measured.value("oldHalf", figures.measure(asked, 1, 20, 60).p50(), text(name), when);
        measured.value("oldMost", figures.measure(asked, MANY, 5, 40).p95(), text(name), when);
    }

    private void sameCells() {
        context.getBean(SameCells.class).load();
        Provisioning.refreshStatistics(superuser);
        double[] halves = new double[2];
        for (int round = 0; round < 2; round++) {
            halves[0] = figures.measure(new Asked(Question.FORM, HALF, Set.of(SameCells.ONCE)), 1, 50, 400)
                    .p50();
            halves[1] = figures.measure(new Asked(Question.FORM, HALF, Set.of(SameCells.TENFOLD)), 1, 50, 400)
                    .p50();
        }
        measured.value("cellsOnce", halves[0]);
        measured.value("cellsTenfold", halves[1]);
        measured.atMost("cellsRatio", halves[1] / halves[0], 1.2);
    }

    void writing(int rounds) {
        measured.about("writing");
        List<BookId> open = nation.books(Nation.AFTER.from());
        NationalWriting writing = context.getBean(NationalWriting.class);
        Asked read = new Asked(Question.FORM, HALF, new TreeSet<>(books));
        List<List<Submission>> overMany = new ArrayList<>();
        List<List<Submission>> intoOne = new ArrayList<>();
        String name = "bench " + System.nanoTime() + " ";
        for (int client = 0; client < MANY; client++) {
            List<BookId> own = IntStream.iterate(client % open.size(), i -> i < open.size(), i -> i + MANY)
                    .mapToObj(open::get)
                    .toList();
            overMany.add(nation.more(own, rounds, name + "many " + client));
            intoOne.add(nation.more(open.getFirst(), rounds, name + "one " + client));
        }
        try (PlainInserts rows = new PlainInserts(superuser)) {
            NationalWriting.Compared both = writing.compare(overMany, rows, read);
            measured.value("writes", both.written().perSecond());
            measured.value("writeHalf", both.written().p50());
            measured.value("writeMost", both.written().p95());
            measured.value("inserts", both.inserted().perSecond());
            measured.atLeast(
                    "writeRatio", both.written().perSecond() / both.inserted().perSecond(), 0.5);
        }
        Map<String, Room.Table> before = Room.tables(superuser);
        NationalWriting.Written one = writing.write(intoOne, read);
        measured.value("oneBook", one.perSecond());
        measured.value("oneBookHalf", one.p50());
        measured.atMost("oneBookMost", one.p95(), 25);
        measured.value("oneBookRare", one.p99());
        measured.value("oneBookWorst", one.most());
        grown(before, Room.tables(superuser), MANY * rounds);
        Times fresh =
                writing.fresh(nation.more(open.getFirst(), 100, name + "fresh"), Nation.AFTER, new TreeSet<>(books));
        measured.value("freshHalf", fresh.p50());
        measured.value("freshMost", fresh.p95());
    }

    /** What records written one by one took on the disk. */
    private void grown(Map<String, Room.Table> before, Map<String, Room.Table> after, double records) {
        double all = 0;
        double totals = 0;
        for (Map.Entry<String, Room.Table> table : after.entrySet()) {
            Room.Table earlier = before.get(table.getKey());
            double bytes = table.getValue().bytes() - (earlier == null ? 0 : earlier.bytes());
            all += bytes;
            totals += table.getKey().endsWith("_total") ? bytes : 0;
        }
        measured.value("singlyBytes", all / records);
        measured.value("singlyTotals", totals / records);
    }

    void checking() {
        measured.about("checking");
        Verification verification = context.getBean(Verification.class);
        RunningTotals totals = context.getBean(RunningTotals.class);
        long[] entries = {0};
        long begin = System.nanoTime();
        for (BookId book : books) {
            Verification.Finding found = Acting.asSystem(() -> verification.verify(book));
            if (!found.holds()) {
                throw new IllegalStateException("book " + book + ": " + found.flaw());
            }
            entries[0] += found.entries();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        measured.value("verified", entries[0] / seconds);
        measured.value("verifySeconds", seconds);
        begin = System.nanoTime();
        for (BookId book : books) {
            RunningTotals.Finding found = Acting.asSystem(() -> totals.check(book));
            if (!found.holds()) {
                throw new IllegalStateException("book " + book + ": " + found.first());
            }
        }
        measured.value("checkSeconds", (System.nanoTime() - begin) / 1e9);
        BookId largest = books.getFirst();
        begin = System.nanoTime();
        Acting.runAsSystem(() -> totals.rebuild(largest));
        measured.value("rebuildSeconds", (System.nanoTime() - begin) / 1e9);
    }

    void size(Path directory) {
        measured.about("size");
        Map<String, Room.Table> tables = Room.tables(superuser);
        double records = Room.count(superuser, "activity") + Room.count(superuser, "case_file");
        double all = tables.values().stream().mapToLong(Room.Table::bytes).sum();
        measured.value("recordsHeld", records);
        measured.value("tallies", Room.count(superuser, "tally"));
        measured.value("bytesPerRecord", all / records);
        tables.entrySet().stream()
                .limit(10)
                .forEach(table -> measured.value(
                        "tableSize",
                        table.getValue().bytes() / 1e6,
                        table.getKey(),
                        table.getValue().indexes() / 1e6));
        measured.value("javaMemory", Room.ownMegabytes(false));
        measured.value("javaMemoryMost", Room.ownMegabytes(true));
        measured.value("serverMemory", Room.serverMegabytes(postmaster(directory)));
    }

    private static long postmaster(Path directory) {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("postgres/18/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
