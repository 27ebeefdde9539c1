package vn.phoihop.command;

import java.nio.file.Path;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import vn.phoihop.report.ProducingReport;
import vn.phoihop.vocabulary.Window;

/** Which report is wanted and where its files go. */
final class ReportOptions {

    @Option(
            names = "--form",
            paramLabel = "CODE",
            defaultValue = "SIX_MONTH",
            description = {
                "Mẫu báo cáo: SIX_MONTH, WEEK, MONTH, QUARTER, NINE_MONTH, YEAR … (mặc định ${DEFAULT-VALUE}).",
                "Form of the report: SIX_MONTH, WEEK, MONTH, QUARTER, NINE_MONTH, YEAR … (default ${DEFAULT-VALUE})."
            })
    String form = "SIX_MONTH";

    @Option(
            names = "--window",
            paramLabel = "FROM/TO",
            defaultValue = "2021-12-15/2022-06-15",
            converter = WindowConverter.class,
            description = {
                "Kỳ báo cáo, ngày đầu/ngày sau ngày cuối (mặc định ${DEFAULT-VALUE}).",
                "Reporting window, first day/day after the last (default ${DEFAULT-VALUE})."
            })
    Window window = Window.parse("2021-12-15/2022-06-15");

    @Option(
            names = "--book",
            paramLabel = "CODE",
            defaultValue = "1",
            description = {
                "Sổ: mã hoặc số của sổ, mã hoặc tên của địa bàn (mặc định ${DEFAULT-VALUE}).",
                "Book: its code or number, or the code or name of its area (default ${DEFAULT-VALUE})."
            })
    String book = "1";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = {
                "Thư mục nhận report.docx, report.pdf, report.xlsx và figures.json (mặc định ${DEFAULT-VALUE}).",
                "Folder that receives report.docx, report.pdf, report.xlsx and figures.json (default ${DEFAULT-VALUE})."
            })
    Path out = Path.of("out");

    /** The same form of another book and window, into a folder of its own beside. */
    ReportOptions of(String otherBook, Window otherWindow, String folder) {
        ReportOptions other = new ReportOptions();
        other.form = form;
        other.window = otherWindow;
        other.book = otherBook;
        other.out = out.resolve(folder);
        return other;
    }

    /** Writes the papers and tells which, with the figures as they are printed. */
    void produce(ApplicationContext context, Console console) {
        ProducingReport producing = context.getBean(ProducingReport.class);
        ProducingReport.Produced produced = console.step(
                console.text("command.producing", form, window),
                _ -> producing.produce(form, window, producing.book(book), out));
        for (ProducingReport.Figure figure : produced.figures()) {
            console.line("  "
                    + console.text(
                            "command.figure",
                            figure.label().in(console.locale()),
                            figure.code(),
                            console.number(figure.value()),
                            figure.value().unit(figure.unit()).in(console.locale()),
                            figure.printed()));
        }
        produced.files().forEach(file -> console.line(file.toString()));
    }

    /** Dates as in ISO 8601. */
    static final class WindowConverter implements ITypeConverter<Window> {

        @Override
        public Window convert(String text) {
            try {
                return Window.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("2021-12-15/2022-06-15: " + e.getMessage());
            }
        }
    }
}
