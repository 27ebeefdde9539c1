package vn.phoihop.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Provisioning;
import vn.phoihop.postgres.ServerOptions;
import vn.phoihop.sample.Nation;

/** Measures a nation's books of five years: of 63 provinces until June 2025, and of 34 from July on. */
@Command(
        name = "national",
        mixinStandardHelpOptions = true,
        description = {
            "Đo ở quy mô cả nước: nạp sổ năm năm của 63 tỉnh đến tháng 6/2025 và của 34 tỉnh từ tháng 7/2025, rồi đo tính số liệu, ghi, kiểm tra.",
            "Measure at the scale of a nation: load five years of the books of 63 provinces until June 2025 and of 34 since, then measure figures, writing, checking."
        })
final class NationalCommand implements Callable<Integer> {

    /** A word at every so many parts of the load, so that a log stays readable. */
    private static final long PARTS = 100;

    private final Application application;

    @Option(
            names = "--scale",
            defaultValue = "1.0",
            paramLabel = "SHARE",
            description = {
                "Phần của 3,5 triệu hoạt động và 150.000 vụ việc (mặc định ${DEFAULT-VALUE}).",
                "Share of the 3.5 million activities and 150,000 cases (standard: ${DEFAULT-VALUE})."
            })
    private double scale;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Thư mục dữ liệu; nạp dở thì lần sau nạp tiếp (mặc định data/national).",
                "Data directory; a load that was cut off goes on the next time (standard: data/national)."
            })
    @Nullable
    private Path data;

    @Option(
            names = "--lanes",
            defaultValue = "2",
            paramLabel = "N",
            description = {
                "Nạp mấy sổ cùng lúc (mặc định ${DEFAULT-VALUE}).",
                "How many books are loaded at once (standard: ${DEFAULT-VALUE})."
            })
    private int lanes;

    @Option(
            names = "--books",
            defaultValue = "34",
            paramLabel = "N",
            description = {
                "Nạp mấy tỉnh trong 34 tỉnh hiện nay, cùng các tỉnh đã hợp thành (mặc định ${DEFAULT-VALUE}).",
                "How many of the 34 provinces of today, with those they were made of (standard: ${DEFAULT-VALUE})."
            })
    private int books;

    @Option(
            names = "--copied",
            defaultValue = "6",
            paramLabel = "N",
            description = {
                "So với COPY trên mấy sổ (mặc định ${DEFAULT-VALUE}).",
                "Over how many books COPY is measured (standard: ${DEFAULT-VALUE})."
            })
    private int copied;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "load,copy,figures,structures,writing,checking,size",
            paramLabel = "PART",
            description = {
                "Chỉ những phần này (mặc định ${DEFAULT-VALUE}).",
                "Only these parts (standard: ${DEFAULT-VALUE})."
            })
    private Set<Part> parts = Set.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = {
                "Ghi kết quả ra tệp Markdown (mặc định docs/benchmarks.md khi đo trọn, không ghi khi chỉ đo một phần).",
                "Write the results to a Markdown file (standard: docs/benchmarks.md for a whole run, none for a part)."
            })
    @Nullable
    private Path out;

    enum Part {
        LOAD,
        COPY,
        FIGURES,
        STRUCTURES,
        WRITING,
        CHECKING,
        SIZE
    }

    NationalCommand(Application application) {
        this.application = application;
    }

    @Spec
    @Nullable
    private CommandSpec spec;

    /** As it was typed, but for where the data is kept: that says nothing to who reads it on another machine. */
    private List<String> line() {
        if (spec == null) {
            return List.of("bench", "national");
        }
        List<String> typed = spec.commandLine().getParseResult().originalArgs();
        String folder = data == null ? "" : data.toString();
        return folder.isEmpty()
                ? typed
                : typed.stream().map(part -> part.replace(folder, "DIR")).toList();
    }

    @Override
    public Integer call() throws IOException {
        Path directory = application.dataDirectory(data, "national");
        MeasuredNation measured = new MeasuredNation(application.console());
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access =
                    application.openOwn(stopping, directory, ServerOptions.STANDARD.heldBy("bench national"));
            ConfigurableApplicationContext context = application.startOnce(stopping, access, directory);
            double loadedPerSecond = parts.contains(Part.LOAD) ? load(context, access, measured) : Double.NaN;
            MeasuringNation measuring =
                    new MeasuringNation(context, Application.asSuperuser(directory, access), measured);
            if (parts.contains(Part.COPY)) {
                try (Stopping copying = application.stoppingOnSignal()) {
                    Path other = copying.keep(ThrownAway::create).path();
                    measuring.copy(application, copying, other, copied, lanes, loadedPerSecond);
                }
            }
            if (parts.contains(Part.FIGURES)) {
                measuring.figures();
            }
            if (parts.contains(Part.STRUCTURES)) {
                measuring.structures();
            }
            if (parts.contains(Part.WRITING)) {
                measuring.writing(scale < 0.5 ? 300 : 2_250);
            }
            if (parts.contains(Part.CHECKING)) {
                measuring.checking();
            }
            if (parts.contains(Part.SIZE)) {
                measuring.size(directory);
            }
        }
        Path results = out != null ? out : whole() ? application.ofHome("docs/benchmarks.md") : null;
        if (results != null) {
            measured.write(results, "./phoihop " + String.join(" ", line()));
        }
        return ExitCode.OK;
    }

    /** Of the whole nation, and of all that is measured. */
    private boolean whole() {
        return parts.size() == Part.values().length
                && new Nation.Size(scale, books, Nation.YEARS).equals(Nation.Size.of(1));
    }

    /** Loads what is missing; returns how many records a second. */
    private double load(ConfigurableApplicationContext context, DatabaseAccess access, MeasuredNation measured) {
        measured.about("load");
        Console console = application.console();
        Nation.Size size = new Nation.Size(scale, books, Nation.YEARS);
        AtomicLong told = new AtomicLong();
        AtomicLong written = new AtomicLong();
        long begin = System.nanoTime();
        Nation.Loaded loaded = context.getBean(Nation.class).load(size, lanes, (now, records, of) -> {
            long rate = Math.round(written.addAndGet(now) / ((System.nanoTime() - begin) / 1e9));
            long part = PARTS * records / of;
            if (told.getAndSet(part) < part) {
                console.say("command.national.progress", records, of, rate);
            }
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        measured.value("loadRecords", loaded.records());
        measured.value("loadSeconds", seconds);
        measured.value("loadRate", loaded.records() / seconds);
        long loadedAt = System.nanoTime();
        Provisioning.refreshStatistics(access);
        measured.value("analyze", (System.nanoTime() - loadedAt) / 1e9);
        // A load that goes on where one was cut off tells little: what was written last fits into memory.
        return loaded.records() == loaded.of() ? loaded.records() / seconds : Double.NaN;
    }
}
