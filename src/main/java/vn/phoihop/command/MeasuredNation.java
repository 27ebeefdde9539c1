package vn.phoihop.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run has measured: told at once, and written at the end as a page with the machine and the command. */
final class MeasuredNation {

    private final Console console;
    private final List<String> lines = new ArrayList<>();

    private final List<String> missed = new ArrayList<>();
    private int aims;

    /** Stand below all tables, which they would tear apart. */
    private final List<String> texts = new ArrayList<>();

    MeasuredNation(Console console) {
        this.console = console;
    }

    /** A new table. */
    void about(String name) {
        String title = console.text("command.national." + name);
        console.line("");
        console.line(title);
        lines.add("");
        lines.add("## " + title);
        lines.add("");
        lines.add("| " + console.text("command.national.column") + " | |");
        lines.add("| --- | ---: |");
    }

    /** One value; the number as programs read it. */
    void value(String name, double value, Object... details) {
        row(console.text("command.national." + name, details), value);
    }

    /** A value that should not be less. */
    void atLeast(String name, double value, double aim, Object... details) {
        aimed("atLeast", value >= aim, name, value, aim, details);
    }

    /** A value that should not be more. */
    void atMost(String name, double value, double aim, Object... details) {
        aimed("atMost", value <= aim, name, value, aim, details);
    }

    private void aimed(String how, boolean held, String name, double value, double aim, Object... details) {
        String label = console.text(
                "command.national." + how,
                console.text("command.national." + name, details),
                BigDecimal.valueOf(aim).stripTrailingZeros().toPlainString());
        row(label, value);
        aims++;
        if (!held) {
            missed.add("- " + label.strip() + ": " + number(value));
        }
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : Math.abs(value) >= 100 ? "%.1f" : "%.2f", value);
    }

    private void row(String label, double value) {
        String number = number(value);
        console.line(String.format(Locale.ROOT, "  %-86s %12s", label, number));
        lines.add("| " + label + " | " + number + " |");
    }

    /** A text of the catalogue. */
    String text(String name) {
        return console.text("command.national." + name);
    }

    /** As it is, such as a plan. */
    void text(String title, String text) {
        texts.add("");
        texts.add("### " + title);
        texts.add("");
        texts.add("```");
        texts.addAll(text.stripTrailing().lines().toList());
        texts.add("```");
    }

    void write(Path file, String command) {
        List<String> all = new ArrayList<>();
        all.add("# " + console.text("command.national.title"));
        all.add("");
        all.add(console.text(
                "command.national.machine",
                DateTimeFormatter.ISO_LOCAL_DATE.format(
                        Clock.systemUTC().instant().atOffset(ZoneOffset.UTC)),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                String.format(Locale.ROOT, "%.0f", memoryGigabytes()),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString()));
        all.add("");
        all.add("```");
        all.add(command);
        all.add("```");
        all.add("");
        all.add(console.text("command.national.conditions"));
        all.add("");
        all.add(console.text(
                missed.isEmpty() ? "command.national.allHeld" : "command.national.someMissed",
                aims - missed.size(),
                aims));
        if (!missed.isEmpty()) {
            all.add("");
            all.addAll(missed);
        }
        all.addAll(lines);
        all.addAll(texts);
        try {
            Files.write(file, all);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String processor() {
        return first(Path.of("/proc/cpuinfo"), "model name").replaceFirst("^[^:]*:\\s*", "");
    }

    private static double memoryGigabytes() {
        String kilobytes = first(Path.of("/proc/meminfo"), "MemTotal:").replaceAll("[^0-9]", "");
        return kilobytes.isEmpty() ? Double.NaN : Double.parseDouble(kilobytes) / (1 << 20);
    }

    private static String first(Path file, String beginning) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(beginning))
                    .findFirst()
                    .orElse("");
        } catch (IOException unknown) {
            return "";
        }
    }
}
