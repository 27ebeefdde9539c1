package vn.phoihop.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import vn.phoihop.bench.MultiplyingRecords;
import vn.phoihop.bench.PageTour;
import vn.phoihop.database.DatabaseAccess;

/** Lists, search, saving and export where a book holds very many records; beside each list the same rows in plain SQL. */
final class MeasuringDesk {

    private static final int CLIENTS = 8;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 20;

    /** A save is the longest way through the program; Java's compilers are busy with it for longer than with a page. */
    private static final int SAVES_WARM_UP = 600;

    private static final int SAVES = 60;
    private static final String PASSWORD = "so-phoi-hop-2022";

    /** They see, in this order: the whole book, a force's units, one unit. */
    private static final List<String> READERS = List.of("thammuu", "thammuu.bp", "nhap.bp");

    /** A list, and the rows of its first page in plain SQL without regard to who asks. */
    private record Asked(String page, String plain) {}

    private static final List<Asked> LISTS = List.of(
            new Asked("/activities", activities("true")),
            new Asked("/activities?q=ha+tien", activities("search like '%ha tien%'")),
            new Asked(
                    "/activities?kind=PATROL&force=COAST_GUARD&from=2015-01-01&to=2015-07-01",
                    activities(
                            "kind = 'PATROL' and forces & 16 <> 0 and occurred_on >= '2015-01-01' and occurred_on < '2015-07-02'")),
            new Asked("/activities?confirmation=CONTESTED", activities("confirmation = 'CONTESTED'")),
            new Asked("/activities?sort=changed", """
                    select * from activity where book = 1 order by changed_at desc, id desc limit 26"""),
            new Asked("/cases", cases("true")),
            new Asked("/cases?q=ma+tuy", cases("search like '%ma tuy%'")),
            new Asked(
                    "/cases?stage=PROSECUTED&force=BORDER_GUARD&from=2021-01-01&to=2021-07-01",
                    cases(
                            "'PROSECUTED' = any (stages) and forces & 4 <> 0 and opened_on >= '2021-01-01' and opened_on < '2021-07-02'")),
            new Asked("/search?q=ha+tien", activities("search like '%ha tien%'")),
            new Asked("/waiting", activities("confirmation = 'PENDING'")));

    private static String activities(String wanted) {
        return "select * from activity where book = 1 and " + wanted + " order by occurred_on desc, id desc limit 26";
    }

    private static String cases(String wanted) {
        return "select * from case_file where book = 1 and " + wanted + " order by opened_on desc, id desc limit 26";
    }

    private static final String PATROL = """
            {"state": "SUBMITTED", "kind": "PATROL", "startsAt": "%s", "endsAt": "%s",
             "area": 500001, "lead": {"unit": 3006, "amounts": {"PERSONNEL_TURN": 8}},
             "partners": [{"unit": 1102, "amounts": {"PERSONNEL_TURN": 4}}], "title": "Đo tốc độ"}""";

    /** The first of them; each next one begins when the one before is over, since patrols of one time and place are one. */
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2022-01-01T00:00:00+07:00");

    private static final Duration LASTS = Duration.ofHours(4);

    private final Application application;
    private final Console console;

    MeasuringDesk(Application application, Console console) {
        this.application = application;
        this.console = console;
    }

    /** @param wanted how many activities and cases the book is to hold, about */
    void measure(Path directory, long wanted) throws IOException {
        try (ServedDemo demo = application.serveDemo(directory)) {
            DatabaseAccess access = Application.superuserOf(directory);
            long records = MultiplyingRecords.multiply(access, wanted);
            BenchCommand.print(console, "deskRecords", records);
            BenchCommand.print(
                    console,
                    "deskLoad",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            PageTour tour = new PageTour(demo.address(), WARM_UP);
            tour.measure(List.of("/activities/new", "/cases/new"), "nhap.bp", PASSWORD, CLIENTS, ROUNDS)
                    .forEach((page, times) -> BenchCommand.print(
                            console, "deskForm", times.reader().p95() * 1000, page));
            List<String> pages = LISTS.stream().map(Asked::page).toList();
            for (String reader : READERS) {
                tour.measure(pages, reader, PASSWORD, CLIENTS, ROUNDS).forEach((page, times) -> {
                    BenchCommand.print(console, "deskHalf", times.reader().p50() * 1000, reader, page);
                    BenchCommand.print(console, "deskMost", times.reader().p95() * 1000, reader, page);
                });
            }
            besidePlainSql(new PageTour(demo.address(), 5), access);
            double copied = MultiplyingRecords.copiedRowsPerSecond(access);
            double before = demo.residentMegabytes();
            double exported = tour.export("/activities?format=csv", "thammuu", PASSWORD);
            BenchCommand.print(console, "deskExport", exported);
            BenchCommand.print(console, "deskExportRatio", exported / copied);
            BenchCommand.print(console, "deskMemoryBefore", before);
            BenchCommand.print(console, "deskMemoryAfter", demo.residentMegabytes());
            // Last, since thousands of patrols of one pair of units would stand in front of all lists.
            PageTour.Times saved = new PageTour(demo.address(), SAVES_WARM_UP)
                    .save("/api/v1/books/1/activities", MeasuringDesk::patrol, "nhap.bp", PASSWORD, CLIENTS, SAVES);
            BenchCommand.print(console, "deskSaveHalf", saved.p50() * 1000);
            BenchCommand.print(console, "deskSaveMost", saved.p95() * 1000);
        }
    }

    /** One reader alone, who sees the whole book, beside one connection. */
    private void besidePlainSql(PageTour tour, DatabaseAccess access) {
        tour.measure(LISTS.stream().map(Asked::page).toList(), READERS.getFirst(), PASSWORD, 1, ROUNDS)
                .forEach((page, times) -> {
                    double plain = MultiplyingRecords.plain(
                            access,
                            LISTS.stream()
                                    .filter(one -> one.page().equals(page))
                                    .findFirst()
                                    .orElseThrow()
                                    .plain());
                    BenchCommand.print(console, "deskPlain", plain * 1000, page);
                    BenchCommand.print(console, "deskRatio", times.reader().p50() / plain, page);
                });
    }

    private static String patrol(int number) {
        OffsetDateTime begins = FIRST.plus(LASTS.multipliedBy(number));
        return PATROL.formatted(begins, begins.plus(LASTS));
    }
}
