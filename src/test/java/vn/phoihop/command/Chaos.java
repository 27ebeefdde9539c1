package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.ledger.Verification;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/** An installation under load that is struck round after round, and what was seen of it. */
final class Chaos implements AutoCloseable {

    private static final BookId BOOK = new BookId(1);

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Who writes with whom, each pair of two forces. */
    private static final long[][] PAIRS = {{3007, 1102}, {1102, 3007}, {4003, 5010}, {5010, 4003}};

    private final Installation installation;
    private final SplittableRandom dice;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Writer> writers = new ArrayList<>();
    private final CaseMover cases;
    private final Freezer freezer;
    private final Recount recount;
    private final List<Double> seconds = new ArrayList<>();
    private int inDoubt;
    private int writtenAllTheSame;
    private int rounds;

    Chaos(Path directory, long seed) throws Exception {
        dice = new SplittableRandom(seed);
        installation = Installation.served(directory);
        Map<Long, String> tokens = new HashMap<>();
        TestStaff[] officer = new TestStaff[1];
        String reader = installation.beside(context -> {
            for (long[] pair : PAIRS) {
                tokens.put(
                        pair[0],
                        TestStaff.named(context, "Máy " + pair[0])
                                .as(Role.RECORDER, BOOK, new UnitId(pair[0]))
                                .token());
            }
            officer[0] = TestStaff.named(context, "Tham mưu").as(Role.STAFF_OFFICER, BOOK, new UnitId(3007));
            // Whose office coordinates the book may start its report.
            Acting.runAsSystem(() -> context.getBean(CoordinationOffices.class)
                    .appoint(BOOK, new UnitId(3007), LocalDate.of(2020, 1, 1)));
            return officer[0].token();
        });
        installation.askWith(reader);
        for (long[] pair : PAIRS) {
            writers.add(new Writer(installation.address(), pair[0], pair[1], tokens, dice.split()));
        }
        cases = new CaseMover(installation.address(), PAIRS[0][0], PAIRS[0][1], tokens, dice.split());
        recount = new Recount(installation.address(), reader);
        freezer = new Freezer(installation.address(), officer[0].login(), TestStaff.PASSWORD);
        freezer.start(Recount.halfYear());
    }

    /** Lets the writers write for a while, strikes, waits until all is back, and looks. */
    String round(Blow blow, Duration before) throws Exception {
        rounds++;
        List<Future<?>> running = new ArrayList<>();
        writers.forEach(writer -> running.add(threads.submit(writer)));
        running.add(threads.submit(cases));
        running.add(threads.submit(freezer));
        int known = acknowledged();
        long begun = System.nanoTime();
        Thread.sleep(before);
        // A slow machine is not struck before something is going on.
        while (acknowledged() < known + writers.size() && System.nanoTime() - begun < LONGEST.toNanos()) {
            Thread.sleep(20);
        }
        assertThat(acknowledged()).as("deeds before the blow").isGreaterThan(known);
        installation.kill(blow, dice);
        long struck = System.nanoTime();
        if (!blow.applicationDies()) {
            // Who gets an answer in the midst of it goes on.
            Thread.sleep(dice.nextInt(50, 800));
        }
        writers.forEach(Writer::stop);
        cases.stop();
        freezer.stop();
        for (Future<?> each : running) {
            each.get();
        }
        double back = installation.comeBack(blow, struck, dice);
        seconds.add(back);
        look();
        return "%s after %d ms, back in %.1f s, %d deeds acknowledged so far"
                .formatted(blow, (struck - begun) / 1_000_000, back, acknowledged());
    }

    private void look() throws Exception {
        List<Sent> records = records();
        try (Connection superuser = installation.superuser()) {
            Map<UUID, Recount.Story> stories = Recount.stories(superuser, "activity");
            Recount.nothingIsLost(records, stories);
            for (Sent record : records) {
                if (record.inDoubt() != null) {
                    inDoubt++;
                    Recount.Story story = stories.get(record.id());
                    writtenAllTheSame += story != null
                                    && story.events().size()
                                            > record.acknowledged().size()
                            ? 1
                            : 0;
                }
            }
            Recount.casesAreWhereTheyWereMoved(cases.all(), superuser, false);
            lookAtTheReport(superuser);
        }
        for (Writer writer : writers) {
            writer.settle();
        }
        cases.settle();
        try (Connection superuser = installation.superuser()) {
            Map<UUID, Recount.Story> stories = Recount.stories(superuser, "activity");
            Recount.nothingIsLost(records, stories);
            Recount.recordsStand(records, superuser);
            Recount.casesAreWhereTheyWereMoved(cases.all(), superuser, true);
            long common = Recount.head(superuser, 0);
            long head = Recount.head(superuser, 1);
            recount.figuresAgree(records, stories, common, head);
            recount.figuresAgree(records, stories, common, dice.nextLong(1, head + 1));
            if (freezer.frozen()) {
                Recount.frozenFiguresAgree(superuser, freezer.id(), records, stories);
            }
        }
        installation.beside(Chaos::verified);
    }

    private void lookAtTheReport(Connection superuser) throws Exception {
        List<String> events = Recount.stories(superuser, "report")
                .get(UUID.fromString(freezer.id()))
                .events();
        List<String> expected = new ArrayList<>(freezer.acknowledged());
        if (freezer.inDoubt() != null && events.size() > expected.size()) {
            expected.add(freezer.inDoubt());
        }
        assertThat(events).isEqualTo(expected);
        freezer.settle(events);
    }

    /** Chain, seals and running totals, as {@code ./phoihop check} asks. */
    private static Void verified(ApplicationContext context) {
        for (BookId book : List.of(BookId.COMMON, BOOK)) {
            Verification.Finding chain =
                    Acting.asSystem(() -> context.getBean(Verification.class).verify(book));
            assertThat(chain.holds()).as("%s", chain).isTrue();
            RunningTotals.Finding totals =
                    Acting.asSystem(() -> context.getBean(RunningTotals.class).check(book));
            assertThat(totals.holds()).as("%s", totals).isTrue();
        }
        return null;
    }

    private List<Sent> records() {
        return writers.stream().flatMap(writer -> writer.all().stream()).toList();
    }

    /** All kinds of work were under way when it was struck. */
    void allHadWork() {
        assertThat(writers)
                .allSatisfy(writer -> assertThat(writer.acknowledged()).isPositive());
        assertThat(records().stream()
                        .flatMap(record -> record.acknowledged().stream())
                        .map(Sent.Deed::event))
                .contains(
                        "ACTIVITY_SUBMITTED",
                        "ACTIVITY_CORRECTED",
                        "ACTIVITY_WITHDRAWN",
                        "ACTIVITY_MERGED",
                        "ACTIVITY_MERGE_UNDONE");
        assertThat(cases.all()).anySatisfy(one -> assertThat(one.acknowledged()).contains("CASE_HAND_OVER_ACCEPTED"));
        assertThat(freezer.acknowledged()).isNotEmpty();
    }

    int acknowledged() {
        return writers.stream().mapToInt(Writer::acknowledged).sum();
    }

    String summary() {
        List<Double> sorted = seconds.stream().sorted().toList();
        return ("chaos: %d rounds, %d records, %d merges, %d cases, %d deeds acknowledged, %d steps of a report; %d deeds unanswered, of which %d were written"
                        + " all the same; back after %.1f s (half), %.1f s (longest)")
                .formatted(
                        rounds,
                        records().size(),
                        records().stream()
                                .flatMap(record -> record.acknowledged().stream())
                                .filter(deed -> deed.event().equals("ACTIVITY_MERGED"))
                                .count(),
                        cases.all().size(),
                        acknowledged(),
                        freezer.acknowledged().size(),
                        inDoubt,
                        writtenAllTheSame,
                        sorted.get(sorted.size() / 2),
                        sorted.getLast());
    }

    @Override
    public void close() throws Exception {
        threads.shutdownNow();
        installation.close();
    }
}
