package vn.phoihop.document;

import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import vn.phoihop.document.Annex.Orientation;
import vn.phoihop.document.Table.Column;
import vn.phoihop.document.Table.Row;

/**
 * Writes a small paper in every format and keeps nothing of it. The first paper of a process otherwise waits for hundreds of classes of three
 * libraries; called after a build, what it loads is remembered for all later starts.
 */
public final class PaperRehearsal {

    private static final int ROUNDS = 3;

    /** The first pages after a start come first. */
    private static final Duration AFTER_START = Duration.ofSeconds(5);

    private PaperRehearsal() {}

    public static void run() {
        Paper paper = paper();
        PdfWriter pdf = new PdfWriter();
        DocxWriter docx = new DocxWriter();
        for (int i = 0; i < ROUNDS; i++) {
            pdf.write(paper);
            docx.write(paper);
            try (SheetBook book = SheetBook.to(OutputStream.nullOutputStream(), paper.title(), paper.marking())) {
                book.sheet(
                                "Số liệu",
                                List.of(paper.title()),
                                List.of(
                                        SheetColumn.text("Chỉ tiêu", 40),
                                        SheetColumn.number("Số"),
                                        SheetColumn.date("Ngày")))
                        .row("Số cuộc", 1L, LocalDate.EPOCH);
            }
        }
    }

    /**
     * The same in a server that has started, some seconds later and beside whatever it does, so that who signs the first report does not
     * wait for it.
     */
    public static void soon() {
        Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("paper-rehearsal")
                .start(() -> {
                    try {
                        Thread.sleep(AFTER_START);
                        run();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static Paper paper() {
        Table table = new Table(
                List.of(
                        Column.centred("STT", 1),
                        Column.text("Chỉ tiêu", 5),
                        Column.number("Kỳ này", 2).under("Số liệu")),
                List.of(
                        Row.of("I", "Tuần tra").inBold(),
                        Row.of("1", "Số cuộc", "1").indented(1)));
        Block.Grid grid = new Block.Grid(table);
        return new Paper(
                DocumentType.REPORT,
                new Issuer("Cơ quan chủ quản", "Cơ quan ban hành", "Nơi ban hành"),
                new Reference(1, "XX"),
                LocalDate.EPOCH,
                Urgency.URGENT,
                "Chạy thử",
                List.of("Căn cứ"),
                List.of("Nơi gửi", "Nơi khác"),
                List.of(
                        new Block.Section("I", "Tình hình"),
                        new Block.Heading("1", "Chung"),
                        grid,
                        new Block.Point("a", "một;"),
                        new Block.Bullet("hai;"),
                        new Block.Paragraph("Hết.")),
                List.of(new Signature(List.of("KT. THỦ TRƯỞNG"), "PHÓ THỦ TRƯỞNG", null, "Người ký")),
                new Recipients(List.of("Như trên"), "VT"),
                List.of(
                        new Annex("Số liệu", null, Orientation.PORTRAIT, List.of(grid), List.of("Ghi chú."), null),
                        new Annex("Số liệu", null, Orientation.LANDSCAPE, List.of(grid), List.of(), null)),
                "DỮ LIỆU MINH HỌA",
                Layout.OFFICIAL,
                new VerificationMark("0", null, List.of()));
    }
}
