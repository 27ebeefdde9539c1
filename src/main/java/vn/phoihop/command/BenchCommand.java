package vn.phoihop.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.phoihop.bench.CopyingRows;
import vn.phoihop.bench.MeasuringFigures;
import vn.phoihop.bench.PageTour;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Provisioning;
import vn.phoihop.document.PaperRehearsal;
import vn.phoihop.postgres.ServerOptions;
import vn.phoihop.sample.Sample;
import vn.phoihop.sample.SampleAccount;
import vn.phoihop.vocabulary.Window;

/** Measures what matters and prints a line each; everything in throw-away data directories, with fsync on. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Đo tốc độ: nạp số liệu, tính báo cáo, trang, văn bản, khởi động, bộ nhớ; in tỷ lệ so với SQL thuần trong cùng lần đo.",
            "Measure loading, figures, pages, papers, start-up and memory; prints ratios to plain SQL of the same run."
        })
final class BenchCommand implements Callable<Integer> {

    private static final String FORM = "SIX_MONTH";
    private static final Window WINDOW = Window.parse("2021-12-15/2022-06-15");
    private static final String FIGURE = "PATROLS";
    private static final LocalDate AFTER_THE_MERGERS = LocalDate.of(2026, 1, 1);
    private static final int READERS = 8;
    private static final int WARM_UP = 250;
    private static final int ROUNDS = 20;
    private static final String PATROLS = "/activities";
    private static final String CASES = "/cases";
    private static final List<String> PAGES = List.of(
            "/",
            "/figures/PATROLS?window=" + WINDOW,
            "/figures/PATROL_PERSONNEL_TURNS?window=" + WINDOW,
            "/reports",
            "/book",
            "/book/1",
            PATROLS,
            CASES,
            "/waiting");

    private final Application application;

    BenchCommand(Application application) {
        this.application = application;
    }

    @Parameters(
            arity = "0..1",
            defaultValue = "ALL",
            paramLabel = "PART",
            description = {
                "ALL: sổ mẫu (mặc định); DESK: danh sách, tìm kiếm, ghi, xuất tệp với một triệu hồ sơ; EXCHANGE: hộp thư và tìm kiếm với một triệu tin.",
                "ALL: the sample's book (standard); DESK: lists, search, saving and export with a million records; EXCHANGE: boxes and search with a million items."
            })
    private Part part = Part.ALL;

    @Option(
            names = "--records",
            defaultValue = "1000000",
            paramLabel = "N",
            description = {
                "Số hồ sơ, số tin trong sổ khi đo DESK, EXCHANGE (mặc định ${DEFAULT-VALUE}).",
                "How many records or items the book holds for DESK and EXCHANGE (standard: ${DEFAULT-VALUE})."
            })
    private long records;

    enum Part {
        ALL,
        DESK,
        EXCHANGE
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = application.console();
        if (part != Part.ALL) {
            try (ThrownAway directory = ThrownAway.create()) {
                if (part == Part.DESK) {
                    new MeasuringDesk(application, console).measure(directory.path(), records);
                } else {
                    new MeasuringExchange(application, console).measure(directory.path(), records);
                }
            }
            return ExitCode.OK;
        }
        SampleAccount reader;
        try (Stopping stopping = application.stoppingOnSignal()) {
            Path directory = stopping.keep(ThrownAway::create).path();
            DatabaseAccess access = application.openOwn(stopping, directory.resolve("one"), ServerOptions.STANDARD);
            ConfigurableApplicationContext context = application.startOnce(stopping, access, directory.resolve("one"));
            reader = context.getBean(Sample.class).accounts().getFirst();
            load(context, stopping, access, directory, console);
            compute(context, directory, console);
        }
        try (ThrownAway directory = ThrownAway.create()) {
            serve(directory.path(), reader, console);
        }
        return ExitCode.OK;
    }

    private void load(
            ConfigurableApplicationContext context,
            Stopping stopping,
            DatabaseAccess access,
            Path directory,
            Console console) {
        long begin = System.nanoTime();
        int records = LoadingSample.write(context, (done, all) -> {}).records();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Provisioning.refreshStatistics(access);
        DatabaseAccess other = application.openOwn(stopping, directory.resolve("two"), ServerOptions.STANDARD);
        Provisioning.prepare(other);
        CopyingRows.Copied copied = CopyingRows.copy(
                Application.asSuperuser(directory.resolve("one"), access),
                Application.asSuperuser(directory.resolve("two"), other),
                directory);
        print(console, "sample", records / seconds);
        print(console, "copy", records / copied.seconds());
        print(console, "rows", copied.rows());
        print(console, "copyRatio", copied.seconds() / seconds);
    }

    private static void compute(ConfigurableApplicationContext context, Path directory, Console console) {
        MeasuringFigures measuring = context.getBean(MeasuringFigures.class);
        MeasuringFigures.Measured form = measuring.form(FORM, WINDOW, Sample.BOOK);
        print(console, "indicators", form.indicators());
        print(console, "form", form.form() * 1000);
        print(console, "groupBy", form.plain() * 1000);
        print(console, "groupByRatio", form.ratio());
        double[] rebased = measuring.rebased(FIGURE, WINDOW, Sample.BOOK, AFTER_THE_MERGERS);
        print(console, "rebased", rebased[0] * 1000);
        print(console, "asItHappened", rebased[1] * 1000);
        print(console, "rebasedRatio", rebased[0] / rebased[1]);
        print(console, "figureAlone", rebased[2] * 1000);
        // As a server does some seconds after its start.
        PaperRehearsal.run();
        double[] documents = measuring.documents(FORM, WINDOW, Sample.BOOK, directory.resolve("papers"));
        print(console, "documentsFirst", documents[0]);
        print(console, "documentsLater", documents[1]);
    }

    private void serve(Path directory, SampleAccount reader, Console console) throws IOException, InterruptedException {
        try (ServedDemo first = application.serveDemo(directory)) {
            print(console, "startFirst", first.seconds());
        }
        try (ServedDemo warm = application.serveDemo(directory)) {
            print(console, "startWarm", warm.seconds());
            PageTour tour = new PageTour(warm.address(), WARM_UP);
            tour.measure(pages(tour, reader), reader.login(), reader.password(), READERS, ROUNDS)
                    .forEach((page, times) -> {
                        print(console, "pageHalf", times.server().p50() * 1000, page);
                        print(console, "pageMost", times.server().p95() * 1000, page);
                        print(console, "pageReader", times.reader().p95() * 1000, page);
                    });
            print(console, "memory", warm.residentMegabytes());
        }
    }

    /** Those with addresses of their own, a draft of the report that is started for it, and the first patrol and case of the lists. */
    private static List<String> pages(PageTour tour, SampleAccount reader) {
        String draft = tour.start(
                "/api/v1/books/1/reports",
                "{\"form\":\"%s\",\"window\":\"%s\"}".formatted(FORM, WINDOW),
                reader.login(),
                reader.password());
        List<String> pages = new ArrayList<>(PAGES);
        pages.add("/reports/1/" + draft);
        pages.add(tour.firstUnder("/records/", PATROLS, reader.login(), reader.password()));
        pages.add(tour.firstUnder("/records/", CASES, reader.login(), reader.password()));
        return pages;
    }

    /** One measure in the language of the session; the number as programs read it. */
    static void print(Console console, String name, double value, Object... details) {
        console.line(String.format(Locale.ROOT, "%-72s %12.2f", console.text("command.bench." + name, details), value));
    }
}
