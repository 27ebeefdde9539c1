package vn.phoihop.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.FigureRecord;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.RecordFilter;
import vn.phoihop.figure.RecordPage;
import vn.phoihop.figure.Scope;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Quantity;

/** The figures of a report as a workbook: one sheet of all figures, and for each figure a sheet of the records it adds up from. Streamed, a page of records at a time. */
@Component
class ReportWorkbook {

    private static final int PAGE = 4_000;
    private static final Locale VI = Locale.of("vi");
    private static final String DAY = "dd/mm/yyyy";
    private static final String AMOUNT = "#,##0.###";

    private final Figures figures;
    private final Organisations organisations;

    ReportWorkbook(Figures figures, Organisations organisations) {
        this.figures = figures;
        this.organisations = organisations;
    }

    @Transactional(readOnly = true)
    void write(ReportContent content, OutputStream out) throws IOException {
        Organisation organisation = organisations.at(content.cutoff());
        try (Workbook workbook = new Workbook(out, "Phoi Hop", "1.0")) {
            Set<String> names = new HashSet<>();
            overview(workbook.newWorksheet(sheetName("Số liệu", names)), content);
            for (Indicator indicator : ComputingFigures.indicators(content.formForWindow())) {
                records(workbook.newWorksheet(sheetName(indicator.code(), names)), content, indicator, organisation);
            }
        }
    }

    /** Sheet names have at most 31 letters and are all different. */
    private static String sheetName(String wanted, Set<String> taken) {
        String name = wanted.length() > 31 ? wanted.substring(0, 31) : wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted.substring(0, Math.min(wanted.length(), 28)) + "~" + i;
        }
        return name;
    }

    private static void overview(Worksheet sheet, ReportContent content) throws IOException {
        int row = 0;
        sheet.value(
                row++, 0, content.form().name().vi() + " – " + content.facts().get("window_label"));
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(row++, 0, "Kỳ số liệu: " + content.facts().get("window"));
        sheet.value(row++, 0, "Vị trí sổ khi chốt: " + content.cutoff());
        if (content.book().sample()) {
            sheet.value(row++, 0, "Dữ liệu minh họa");
        }
        row++;
        head(
                sheet,
                row,
                "Mã",
                "Chỉ tiêu",
                "Đơn vị tính",
                "Kỳ này",
                "Cùng kỳ",
                "Tăng, giảm (%)",
                "In trong báo cáo",
                "Ghi chú");
        int[] widths = {34, 60, 14, 14, 14, 16, 18, 26};
        for (int i = 0; i < widths.length; i++) {
            sheet.width(i, widths[i]);
        }
        FiguresFile printed = FiguresFile.of(content);
        for (FiguresFile.Line line : printed.figures()) {
            row++;
            ReportFigure figure = content.figure(line.code());
            sheet.value(row, 0, line.code());
            sheet.value(row, 1, line.label().vi());
            sheet.value(row, 2, line.unit());
            amount(sheet, row, 3, figure.value());
            amount(sheet, row, 4, figure.previous());
            @Nullable BigDecimal change = figure.changePercent().orElse(null);
            if (change != null) {
                sheet.value(row, 5, change);
            }
            sheet.value(row, 6, line.printed());
            sheet.value(
                    row,
                    7,
                    figure.countOnly()
                            ? "Số đếm không kèm hồ sơ"
                            : figure.previousCountOnly() ? "Cùng kỳ: số đếm không kèm hồ sơ" : "");
        }
        sheet.finish();
    }

    private void records(Worksheet sheet, ReportContent content, Indicator indicator, Organisation organisation)
            throws IOException {
        sheet.value(0, 0, indicator.label().vi() + " (" + indicator.unit().vi() + ")");
        sheet.style(0, 0).bold().set();
        head(
                sheet,
                2,
                "Ngày",
                "Đơn vị được tính",
                "Địa bàn",
                "Lực lượng tham gia",
                "Số lượng",
                "Loại hồ sơ",
                "Mã hồ sơ");
        int[] widths = {12, 44, 44, 44, 12, 12, 40};
        for (int i = 0; i < widths.length; i++) {
            sheet.width(i, widths[i]);
        }
        sheet.freezePane(0, 3);
        Scope scope = new Scope(content.window(), Set.of(content.book().id()), content.cutoff());
        int row = 3;
        RecordFilter.@Nullable Place after = null;
        do {
            RecordPage page = figures.records(
                    indicator,
                    scope,
                    new RecordFilter(null, null, null, null, null, RecordFilter.Order.OLDEST, after, PAGE));
            for (FigureRecord record : page.records()) {
                record(sheet, row++, record, organisation);
            }
            sheet.flush();
            after = page.next();
        } while (after != null);
        sheet.finish();
    }

    private static void record(Worksheet sheet, int row, FigureRecord record, Organisation organisation) {
        sheet.value(row, 0, record.occurredOn());
        sheet.style(row, 0).format(DAY).set();
        sheet.value(
                row,
                1,
                organisation
                        .findUnit(record.creditedUnit(), record.occurredOn())
                        .map(unit -> unit.name().vi())
                        .orElse(record.creditedUnit().toString()));
        sheet.value(row, 2, organisation.path(record.area(), record.occurredOn(), VI));
        sheet.value(
                row,
                3,
                organisation.forces(record.forces()).stream()
                        .map(Force::name)
                        .map(name -> name.vi())
                        .collect(Collectors.joining(", ")));
        amount(sheet, row, 4, record.quantity());
        sheet.value(row, 5, record.recordType());
        sheet.value(row, 6, record.record().toString());
    }

    private static void amount(Worksheet sheet, int row, int column, @Nullable Quantity quantity) {
        if (quantity != null) {
            sheet.value(row, column, quantity.value());
            sheet.style(row, column).format(AMOUNT).set();
        }
    }

    private static void head(Worksheet sheet, int row, String... labels) {
        List<String> all = List.of(labels);
        for (int i = 0; i < all.size(); i++) {
            sheet.value(row, i, all.get(i));
            sheet.style(row, i).bold().wrapText(true).set();
        }
    }
}
