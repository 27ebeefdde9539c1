package vn.phoihop.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.document.Annex;
import vn.phoihop.document.Annex.Orientation;
import vn.phoihop.document.Annex.Provenance;
import vn.phoihop.document.Block;
import vn.phoihop.document.Table;
import vn.phoihop.document.Table.Column;
import vn.phoihop.document.Table.Row;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.figure.CountSource;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** The annex of exact figures: number, indicator, unit of count, this window, the compared one and the change, with what pins them. */
final class FiguresAnnex {

    private static final String NOTHING = "–";
    private static final String BARE = " (*)";

    /** Said of every figure of a report, on paper and in the workbook. */
    static final String AS_IT_HAPPENED = "Số liệu tính theo địa giới và tổ chức đơn vị vào ngày xảy ra.";

    static final String ANOTHER_REGIME =
            "Lưu ý: kỳ so sánh không thuộc cùng một chế độ báo cáo với kỳ này; hai kỳ bắt đầu và kết thúc theo cách khác nhau.";

    private final ReportContent content;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private int number;

    private FiguresAnnex(ReportContent content) {
        this.content = content;
    }

    /** The number each figure has in the annex, by code, in its order: {@code 7}, or {@code 7.1} for a part of it. */
    static Map<String, String> numbers(ReportContent content) {
        FiguresAnnex annex = new FiguresAnnex(content);
        content.form().sections().forEach(section -> annex.section(section, 0));
        return annex.numbers;
    }

    /**
     * @param sources of the counts without records
     * @param taken when the figures were frozen, or computed when they are not
     * @param cutoff up to where the books were read, in words
     */
    static Annex of(ReportContent content, List<CountSource> sources, Instant taken, String cutoff) {
        return new FiguresAnnex(content).annex(sources, taken, cutoff);
    }

    private Annex annex(List<CountSource> sources, Instant taken, String cutoff) {
        content.form().sections().forEach(section -> section(section, 0));
        List<String> notes = new ArrayList<>();
        notes.add("Kỳ này: " + VietnameseWriting.shortWindow(content.window()) + "."
                + content.compared()
                        .map(window -> " " + comparedName() + ": " + VietnameseWriting.shortWindow(window) + ".")
                        .orElse(""));
        notes.add(AS_IT_HAPPENED);
        warnOfUnequalWindows(notes);
        if (content.comparedByAnother()) {
            notes.add(ANOTHER_REGIME);
        }
        if (!sources.isEmpty()) {
            notes.add("(*) Số đếm không kèm hồ sơ chi tiết trong sổ. Nguồn: "
                    + sources.stream().map(BareCounts::inWords).collect(Collectors.joining("; ")) + ".");
        }
        if (content.report() == null) {
            notes.add("Số liệu lấy trực tiếp từ sổ, chưa qua bước xác nhận của các lực lượng.");
        }
        return new Annex(
                "BẢNG SỐ LIỆU CHI TIẾT",
                null,
                Orientation.PORTRAIT,
                List.of(new Block.Grid(new Table(columns(), rows))),
                notes,
                new Provenance(
                        moment(taken, content.book().timeZone()),
                        cutoff + " (" + content.cutoff() + ")",
                        ComputingFigures.hash(
                                content.window(),
                                content.cutoff(),
                                content.figures().values())));
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.centred("STT", 6),
                Column.text("Chỉ tiêu", 42),
                Column.centred("Đơn vị tính", 14),
                Column.number("Kỳ này", 13)));
        if (content.compared().isPresent()) {
            columns.add(Column.number(comparedName() + (allPreviousBare() ? BARE : ""), 13));
            columns.add(Column.number("Tăng, giảm (%)", 12));
        }
        return columns;
    }

    /** Then the mark stands once, in the head. */
    private boolean allPreviousBare() {
        return content.figures().values().stream().allMatch(ReportFigure::previousCountOnly);
    }

    private String comparedName() {
        return content.form().comparison() == Form.Comparison.PREVIOUS_WINDOW ? "Kỳ trước" : "Cùng kỳ";
    }

    /** Windows of different length are compared with a warning, never silently. */
    private void warnOfUnequalWindows(List<String> notes) {
        content.compared()
                .filter(other -> Math.abs(days(other) - days(content.window())) > 1)
                .ifPresent(other -> notes.add("Lưu ý: hai kỳ so sánh dài khác nhau (" + days(content.window())
                        + " ngày và " + days(other) + " ngày)."));
    }

    private static long days(Window window) {
        return java.time.temporal.ChronoUnit.DAYS.between(window.from(), window.to());
    }

    private void section(Form.Section section, int depth) {
        if (!hasLines(section)) {
            return;
        }
        if (depth > 0 || section.sections().stream().noneMatch(FiguresAnnex::hasLines)) {
            rows.add(Row.of("", section.heading().vi()).inBold());
        }
        List<Indicator> indicators = section.lines().stream()
                .map(line -> content.catalogue().indicator(line.indicator()))
                .toList();
        Map<String, Indicator> byCode =
                indicators.stream().collect(Collectors.toMap(Indicator::code, one -> one, (a, b) -> a));
        int part = 0;
        for (Indicator indicator : indicators) {
            boolean subset = indicator.subsetOf() != null && byCode.containsKey(indicator.subsetOf());
            part = subset ? part + 1 : 0;
            String position = subset ? number + "." + part : Integer.toString(++number);
            numbers.put(indicator.code(), position);
            rows.add(row(position, indicator, part));
        }
        section.sections().forEach(below -> section(below, depth + 1));
    }

    private static boolean hasLines(Form.Section section) {
        return !section.lines().isEmpty() || section.sections().stream().anyMatch(FiguresAnnex::hasLines);
    }

    /** @param part of another figure: 1 the first ("trong đó"), 2 the next; 0 for a figure of its own */
    private Row row(String position, Indicator indicator, int part) {
        ReportFigure figure = content.figure(indicator.code());
        List<String> cells = new ArrayList<>(List.of(
                position,
                part == 1
                        ? "Trong đó: " + lowerFirst(indicator.label().vi())
                        : indicator.label().vi(),
                indicator.unit().vi(),
                exact(figure.value(), figure.countOnly())));
        if (content.compared().isPresent()) {
            cells.add(exact(figure.previous(), figure.previousCountOnly() && !allPreviousBare()));
            cells.add(figure.changePercent().map(FiguresAnnex::signed).orElse(NOTHING));
        }
        Row row = new Row(cells, 0, false);
        return part > 0 ? row.indented(1) : row;
    }

    static String exact(@Nullable Quantity value, boolean countOnly) {
        return value == null ? NOTHING : VietnameseWriting.number(value) + (countOnly ? BARE : "");
    }

    static String signed(BigDecimal percent) {
        BigDecimal plain = percent.signum() == 0 ? BigDecimal.ZERO : percent;
        return (plain.signum() > 0 ? "+" : "") + VietnameseWriting.number(plain);
    }

    private static String lowerFirst(String text) {
        return text.length() > 1 && Character.isLowerCase(text.charAt(1))
                ? text.substring(0, 1).toLowerCase(VietnameseWriting.LOCALE) + text.substring(1)
                : text;
    }

    /** {@code 14 giờ 05 phút, ngày 05 tháng 7 năm 2022}. */
    static String moment(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        return "%02d giờ %02d phút, %s"
                .formatted(local.getHour(), local.getMinute(), VietnameseWriting.date(local.toLocalDate()));
    }
}
