package vn.phoihop.report;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.document.Sheet;
import vn.phoihop.document.SheetBook;
import vn.phoihop.document.SheetColumn;
import vn.phoihop.figure.FigureRecord;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.RecordFilter;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.ForceSet;

/**
 * The figures of a report as a workbook: one sheet of all figures, and for each figure a sheet of the records it adds up from, written
 * while they are read, however many there are.
 */
@Component
class ReportWorkbook {

    private static final Locale VI = Locale.of("vi");

    private static final List<SheetColumn> OVERVIEW = List.of(
            SheetColumn.text("Mã", 36),
            SheetColumn.text("Chỉ tiêu", 60),
            SheetColumn.text("Đơn vị tính", 14),
            SheetColumn.number("Kỳ này"),
            SheetColumn.number("Cùng kỳ"),
            SheetColumn.number("Tăng, giảm (%)"),
            SheetColumn.text("In trong báo cáo", 18),
            SheetColumn.text("Ghi chú", 32),
            SheetColumn.text("Trang hồ sơ", 34));

    private static final List<SheetColumn> RECORDS = List.of(
            SheetColumn.date("Ngày"),
            SheetColumn.name("Đơn vị được tính", 44),
            SheetColumn.name("Địa bàn", 44),
            SheetColumn.name("Lực lượng tham gia", 40),
            SheetColumn.number("Số lượng"),
            SheetColumn.name("Loại hồ sơ", 12),
            SheetColumn.text("Mã hồ sơ", 40));

    private static final Map<String, String> TYPES =
            Map.of("activity", "Hoạt động", "case", "Vụ việc", "exchange", "Tin trao đổi", "count_only", "Số đếm");

    private final Figures figures;
    private final Organisations organisations;
    private final CutoffInWords cutoffs;

    private final BareCounts bare;

    ReportWorkbook(Figures figures, BareCounts bare, Organisations organisations, CutoffInWords cutoffs) {
        this.figures = figures;
        this.bare = bare;
        this.organisations = organisations;
        this.cutoffs = cutoffs;
    }

    @Transactional(readOnly = true)
    void write(ReportContent content, OutputStream out) {
        Names names = new Names(organisations.at(content.cutoff()));
        String title = content.form().name().vi() + " – " + content.facts().get("window_label");
        String marking = content.book().sample() ? ReportPaper.SAMPLE : null;
        try (SheetBook book = SheetBook.to(out, title, marking)) {
            List<Indicator> indicators = ComputingFigures.indicators(content.formForWindow());
            Map<String, String> sheets = sheetNames(content, indicators);
            overview(book, title, content, sheets);
            for (Indicator indicator : indicators) {
                records(book, content, indicator, sheets.getOrDefault(indicator.code(), indicator.code()), names);
            }
        }
    }

    /** By code: the number a figure has in the annex, which no other has, and as much of its name as fits. */
    private static Map<String, String> sheetNames(ReportContent content, List<Indicator> indicators) {
        Map<String, String> numbers = FiguresAnnex.numbers(content);
        Map<String, String> names = new HashMap<>();
        for (Indicator indicator : indicators) {
            names.put(
                    indicator.code(),
                    SheetBook.shortened(numbers.getOrDefault(indicator.code(), "") + " "
                            + indicator.label().vi().replace("cán bộ, chiến sĩ", "CBCS")));
        }
        return names;
    }

    private void overview(SheetBook book, String title, ReportContent content, Map<String, String> sheets) {
        List<String> lines = new ArrayList<>(preamble(title, content));
        bare.sources(content)
                .forEach(source -> lines.add("Nguồn của số đếm không kèm hồ sơ: " + BareCounts.inWords(source)));
        if (content.comparedByAnother()) {
            lines.add(FiguresAnnex.ANOTHER_REGIME);
        }
        Sheet sheet = book.sheet("Số liệu", lines, OVERVIEW);
        for (FiguresFile.Line line : FiguresFile.of(content).figures()) {
            ReportFigure figure = content.figure(line.code());
            sheet.row(
                    line.code(),
                    line.label().vi(),
                    line.unit(),
                    figure.value(),
                    figure.previous(),
                    figure.changePercent().orElse(null),
                    line.printed(),
                    remark(figure, content),
                    sheets.get(line.code()));
        }
    }

    /** A row may be copied without the lines above it, so it says itself what is to be minded. */
    private static String remark(ReportFigure figure, ReportContent content) {
        List<String> remarks = new ArrayList<>();
        if (figure.countOnly()) {
            remarks.add("Có số đếm không kèm hồ sơ");
        } else if (figure.previousCountOnly()) {
            remarks.add("Cùng kỳ: số đếm không kèm hồ sơ");
        }
        if (figure.previous() != null && content.comparedByAnother()) {
            remarks.add("Kỳ so sánh thuộc chế độ báo cáo khác");
        }
        return String.join("; ", remarks);
    }

    private List<String> preamble(String title, ReportContent content) {
        return List.of(
                title,
                "Kỳ số liệu: " + content.facts().get("window"),
                "Số liệu đọc trong sổ: " + cutoffs.of(content.cutoff()).vi() + " (" + content.cutoff() + ")",
                FiguresAnnex.AS_IT_HAPPENED);
    }

    private void records(SheetBook book, ReportContent content, Indicator indicator, String sheetName, Names names) {
        List<String> lines = new ArrayList<>(preamble(indicator.label().vi(), content));
        lines.add("Đơn vị tính: " + indicator.unit().vi());
        Sheet sheet = book.sheet(sheetName, lines, RECORDS);
        Scope scope = new Scope(content.window(), content.cutoff().books(), content.cutoff());
        try (Stream<FigureRecord> records =
                figures.stream(indicator, scope, RecordFilter.everything(RecordFilter.Order.OLDEST))) {
            records.forEach(record -> row(sheet, record, names));
        }
    }

    private static void row(Sheet sheet, FigureRecord record, Names names) {
        sheet.row(
                record.occurredOn(),
                names.unit(record),
                names.area(record),
                names.forces(record),
                record.quantity(),
                TYPES.getOrDefault(record.recordType(), record.recordType()),
                record.record().toString());
    }

    /** The names of the day, each put together once: the same units and areas come again in thousands of rows. */
    private static final class Names {

        private record OnDay(long id, LocalDate day) {}

        private final Organisation organisation;
        private final Map<OnDay, String> units = new HashMap<>();
        private final Map<OnDay, String> areas = new HashMap<>();
        private final Map<ForceSet, String> forces = new HashMap<>();

        private Names(Organisation organisation) {
            this.organisation = organisation;
        }

        private String unit(FigureRecord record) {
            return units.computeIfAbsent(
                    new OnDay(record.creditedUnit().value(), record.occurredOn()),
                    any -> organisation
                            .findUnit(record.creditedUnit(), record.occurredOn())
                            .map(unit -> unit.name().vi())
                            .orElse(record.creditedUnit().toString()));
        }

        private String area(FigureRecord record) {
            return areas.computeIfAbsent(
                    new OnDay(record.area().value(), record.occurredOn()),
                    any -> organisation.path(record.area(), record.occurredOn(), VI));
        }

        private String forces(FigureRecord record) {
            return forces.computeIfAbsent(
                    record.forces(),
                    set -> organisation.forces(set).stream()
                            .map(Force::name)
                            .map(name -> name.vi())
                            .collect(Collectors.joining(", ")));
        }
    }
}
