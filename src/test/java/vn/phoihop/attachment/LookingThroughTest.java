package vn.phoihop.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phoihop.attachment.Documents.docx;
import static vn.phoihop.attachment.Documents.odt;
import static vn.phoihop.attachment.Documents.pdf;
import static vn.phoihop.attachment.Documents.png;
import static vn.phoihop.attachment.Documents.text;
import static vn.phoihop.attachment.Documents.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;

/** Documents written by the programs and libraries that people use, good ones and such as hide something. */
class LookingThroughTest {

    private static final String GOOD = "Ba tau ca neo dau gan dao, tong gia tri 120.000.000";

    private final LookingThrough looking = new LookingThrough();

    @Test
    void documentsOfEachTypeAreTakenIn() {
        assertThat(problems("bao-cao.pdf", pdf(GOOD))).isEmpty();
        assertThat(problems("báo cáo.docx", docx("Ba tàu cá neo đậu gần đảo"))).isEmpty();
        assertThat(problems("bang.xlsx", xlsx(book -> {
                    var row = book.createSheet("Số liệu").createRow(0);
                    row.createCell(0).setCellValue("Hàng hóa");
                    row.createCell(1).setCellValue(12.5);
                })))
                .isEmpty();
        assertThat(problems("bao-cao.odt", odt("<text:p>Ba tàu cá</text:p>", Map.of("layout-cache", new byte[] {1, 2
                }))))
                .isEmpty();
        assertThat(problems("bang.csv", text("\uFEFFtàu;số\nTàu cá;3\n"))).isEmpty();
        assertThat(problems("GHI CHÚ.TXT", text("Mật độ tàu cao, bảo mật thông tin")))
                .isEmpty();
    }

    @Test
    void itsNameAndItsContentAgree() {
        assertThat(problems("bao-cao.docx", pdf(GOOD))).containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("bao-cao.pdf", docx(GOOD))).containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("bang.xlsx", docx(GOOD))).containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("bao-cao.ods", odt("<text:p>a</text:p>", Map.of())))
                .containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("a.txt", pdf(GOOD))).containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("a.txt", text("<html><script>alert(1)</script>")))
                .containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("a.txt", new byte[] {'a', 0, 'b'})).containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("a.exe", text("MZ"))).containsExactly("ATTACHMENT_TYPE_UNKNOWN");
        assertThat(problems("khong-duoi", text("a"))).containsExactly("ATTACHMENT_TYPE_UNKNOWN");
        assertThat(problems(".pdf", pdf(GOOD))).contains("ATTACHMENT_NAME_UNUSABLE");
        assertThat(problems("a.pdf", new byte[0])).containsExactly("ATTACHMENT_EMPTY");
    }

    @Test
    void whatIsTwoTypesAtOnceIsNone() {
        byte[] folder = Documents.zip(Map.of("a.txt", text("a")));
        assertThat(problems("a.pdf", Documents.joined(pdf(GOOD), folder))).containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("a.docx", Documents.joined(pdf(GOOD), docx(GOOD))))
                .containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("a.docx", stored("%PDF-1.7", docx(GOOD)))).containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("a.pdf", Documents.joined(text("GIF89a"), pdf(GOOD))))
                .containsExactly("ATTACHMENT_IS_IMAGE");
        assertThat(problems("a.pdf", Documents.joined(pdf(GOOD), text("more behind it"))))
                .containsExactly("ATTACHMENT_BROKEN");
    }

    @Test
    void noPicturesAreTakenInNorInsideDocuments() {
        assertThat(problems("anh.png", png())).containsExactly("ATTACHMENT_IS_IMAGE");
        assertThat(problems("anh.pdf", png())).containsExactly("ATTACHMENT_IS_IMAGE");
        assertThat(problems(
                        "a.pdf",
                        pdf(
                                GOOD,
                                document -> draw(
                                        document,
                                        content -> content.drawImage(
                                                LosslessFactory.createFromImage(document, Documents.image()), 0, 0)))))
                .containsExactly("ATTACHMENT_WITH_IMAGE");
        assertThat(problems(
                        "a.pdf", pdf(GOOD, document -> draw(document, content -> content.drawImage(inline(), 0, 0)))))
                .containsExactly("ATTACHMENT_WITH_IMAGE");
        assertThat(problems(
                        "a.docx",
                        docx(
                                GOOD,
                                document -> document.createParagraph()
                                        .createRun()
                                        .addPicture(
                                                Documents.in(png()),
                                                Document.PICTURE_TYPE_PNG,
                                                "a.png",
                                                Units.toEMU(8),
                                                Units.toEMU(8)))))
                .containsExactly("ATTACHMENT_WITH_IMAGE");
        assertThat(problems("a.docx", Documents.with(docx(GOOD), "word/other.bin", png())))
                .containsExactly("ATTACHMENT_WITH_IMAGE");
        assertThat(problems("a.odt", odt("<text:p>a</text:p>", Map.of("Pictures/1.png", png()))))
                .containsExactly("ATTACHMENT_WITH_IMAGE");
        assertThat(problems("a.odt", odt("<text:p>a</text:p>", Map.of("Thumbnails/thumbnail.png", png()))))
                .containsExactly("ATTACHMENT_WITH_PREVIEW");
        assertThat(problems("a.txt", text("xem data:image/png;base64,AAAA"))).containsExactly("ATTACHMENT_WITH_IMAGE");
    }

    @Test
    void aPictureThatAnEarlierVersionLeftBehindIsFoundToo() throws IOException {
        byte[] withImage = pdf(
                GOOD,
                document -> draw(
                        document,
                        content ->
                                content.drawImage(LosslessFactory.createFromImage(document, Documents.image()), 0, 0)));
        try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(withImage)) {
            PDPage page = document.getPage(0);
            page.setContents(new PDStream(document, Documents.in(text("BT ET"))));
            page.getResources().getCOSObject().removeItem(COSName.XOBJECT);
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getResources().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            assertThat(problems("a.pdf", out.toByteArray())).contains("ATTACHMENT_WITH_IMAGE");
        }
    }

    @Test
    void nothingThatRunsOrFetchesIsTakenIn() {
        assertThat(problems("a.docx", Documents.with(docx(GOOD), "word/vbaProject.bin", new byte[] {1})))
                .containsExactly("ATTACHMENT_WITH_MACRO");
        assertThat(problems("a.odt", odt("<text:p>a</text:p>", Map.of("Basic/script-lc.xml", text("<a/>")))))
                .containsExactly("ATTACHMENT_WITH_MACRO");
        assertThat(problems(
                        "a.pdf",
                        pdf(
                                GOOD,
                                document -> document.getDocumentCatalog()
                                        .setOpenAction(new PDActionJavaScript("app.alert('a')")))))
                .containsExactly("ATTACHMENT_ACTIVE");
        assertThat(problems(
                        "a.pdf",
                        pdf(GOOD, document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch()))))
                .containsExactly("ATTACHMENT_ACTIVE");
        assertThat(problems("a.csv", text("a;b\n=cmd|' /C calc'!A0;2\n"))).containsExactly("ATTACHMENT_ACTIVE");
        assertThat(problems(
                        "a.docx",
                        docx(
                                GOOD,
                                document -> document.getPackagePart()
                                        .addRelationship(
                                                new java.net.URI("https://example.org/mau.dotm"),
                                                TargetMode.EXTERNAL,
                                                RELATION + "attachedTemplate"))))
                .containsExactly("ATTACHMENT_EXTERNAL");
        assertThat(problems(
                        "a.docx",
                        docx(
                                GOOD,
                                document -> document.createParagraph()
                                        .createHyperlinkRun("https://example.org/")
                                        .setText("xem"))))
                .isEmpty();
        assertThat(problems(
                        "a.xlsx",
                        xlsx(book -> book.createSheet("a")
                                .createRow(0)
                                .createCell(0)
                                .setCellFormula("WEBSERVICE(\"https://example.org\")"))))
                .containsExactly("ATTACHMENT_ACTIVE");
        assertThat(problems(
                        "a.odt",
                        odt(
                                "<text:section><text:section-source xlink:href=\"file:///a.odt\"/></text:section>",
                                Map.of())))
                .contains("ATTACHMENT_EXTERNAL");
    }

    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    @Test
    void noFilesAreTakenInInsideOthers() {
        assertThat(problems("a.pdf", pdf(GOOD, LookingThroughTest::attach)))
                .containsExactly("ATTACHMENT_WITH_EMBEDDED");
        assertThat(problems("a.docx", Documents.with(docx(GOOD), "word/embeddings/a.docx", docx(GOOD))))
                .containsExactly("ATTACHMENT_WITH_EMBEDDED");
        assertThat(problems("a.docx", Documents.with(docx(GOOD), "word/any.dat", new byte[] {1, 2, 3})))
                .containsExactly("ATTACHMENT_WITH_EMBEDDED");
        assertThat(problems("a.odt", odt("<draw:object xlink:href=\"./Object 1\"/>", Map.of())))
                .containsExactly("ATTACHMENT_WITH_EMBEDDED");
    }

    @Test
    void whatIsLockedCannotBeLookedThrough() {
        assertThat(problems("a.docx", Documents.locked(docx(GOOD)))).containsExactly("ATTACHMENT_ENCRYPTED");
        assertThat(problems(
                        "a.pdf",
                        pdf(
                                GOOD,
                                document -> document.protect(
                                        new StandardProtectionPolicy("chu", "nguoi doc", new AccessPermission())))))
                .containsExactly("ATTACHMENT_ENCRYPTED");
        // Readable by all, and yet locked against whoever would change it.
        assertThat(problems(
                        "a.pdf",
                        pdf(
                                GOOD,
                                document -> document.protect(
                                        new StandardProtectionPolicy("chu", "", new AccessPermission())))))
                .containsExactly("ATTACHMENT_ENCRYPTED");
    }

    @Test
    void whatGrowsBeyondReasonIsNotUnpacked() {
        assertThat(problems(
                        "a.docx", Documents.with(docx(GOOD), "word/more.xml", text("<a>" + " ".repeat(30_000_000)))))
                .containsExactly("ATTACHMENT_BOMB");
        Map<String, byte[]> many = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 2_001; i++) {
            many.put("p" + i, new byte[0]);
        }
        assertThat(problems("a.docx", Documents.zip(many))).containsExactly("ATTACHMENT_BOMB");
        assertThat(problems("a.pdf", pdf(GOOD, document -> {
                    COSStream bomb = document.getDocument().createCOSStream();
                    try (var out = bomb.createOutputStream(COSName.FLATE_DECODE)) {
                        for (int i = 0; i < 120; i++) {
                            out.write(new byte[1024 * 1024]);
                        }
                    }
                    document.getDocumentCatalog().getCOSObject().setItem("Bomb", bomb);
                })))
                .containsExactly("ATTACHMENT_BOMB");
        assertThat(problems("a.pdf", pdf(GOOD, document -> {
                    COSStream twice = document.getDocument().createCOSStream();
                    try (var out = twice.createRawOutputStream()) {
                        out.write(deflated(deflated(new byte[1000])));
                    }
                    var filters = new org.apache.pdfbox.cos.COSArray();
                    filters.add(COSName.FLATE_DECODE);
                    filters.add(COSName.FLATE_DECODE);
                    twice.setItem(COSName.FILTER, filters);
                    document.getDocumentCatalog().getCOSObject().setItem("Twice", twice);
                })))
                .containsExactly("ATTACHMENT_UNREADABLE");
    }

    @Test
    void whatIsBrokenIsSaidToBe() {
        byte[] pdf = pdf(GOOD);
        assertThat(problems("a.pdf", Arrays.copyOf(pdf, pdf.length / 2))).containsExactly("ATTACHMENT_BROKEN");
        byte[] docx = docx(GOOD);
        assertThat(problems("a.docx", Arrays.copyOf(docx, docx.length / 2))).containsExactly("ATTACHMENT_BROKEN");
        assertThat(problems("a.docx", Documents.with(docx, "word/document.xml", text("<a>"))))
                .containsExactly("ATTACHMENT_BROKEN");
        assertThat(problems(
                        "a.docx",
                        Documents.with(
                                docx,
                                "word/document.xml",
                                text("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))))
                .containsExactly("ATTACHMENT_BROKEN");
        assertThat(problems("a.csv", "tàu;số\n".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("ATTACHMENT_NOT_UTF8");
    }

    @Test
    void wordsAreLookedThroughWhereverTheyStand() {
        assertThat(problems("cccd 079123456789.txt", text("a"))).containsExactly("ATTACHMENT_WITH_IDENTITY_NUMBER");
        assertThat(problems("a.txt", text("CCCD 079123456789\n0912 345 678, tàu KG-91234-TS")))
                .containsExactlyInAnyOrder(
                        "ATTACHMENT_WITH_IDENTITY_NUMBER", "ATTACHMENT_WITH_PHONE", "ATTACHMENT_WITH_PLATE");
        assertThat(problems("a.pdf", pdf("CCCD 079123456789"))).containsExactly("ATTACHMENT_WITH_IDENTITY_NUMBER");
        assertThat(problems(
                        "a.pdf",
                        pdf(GOOD, document -> document.getDocumentInformation().setTitle("MẬT"))))
                .containsExactly("ATTACHMENT_WITH_SECRECY_MARK");
        assertThat(problems("a.docx", docx("TỐI MẬT"))).containsExactly("ATTACHMENT_WITH_SECRECY_MARK");
        assertThat(problems(
                        "a.docx",
                        docx(
                                GOOD,
                                document -> document.getProperties()
                                        .getCoreProperties()
                                        .setKeywords("MẬT"))))
                .containsExactly("ATTACHMENT_WITH_SECRECY_MARK");
        // In pieces, as a word processor cuts a line.
        assertThat(problems("a.docx", docx("0912", document -> {
                    var run = document.getParagraphArray(0).createRun();
                    run.setBold(true);
                    run.setText("345678");
                })))
                .containsExactly("ATTACHMENT_WITH_PHONE");
        assertThat(problems("a.odt", odt("<text:p>CCCD 0791<text:span>23456789</text:span></text:p>", Map.of())))
                .containsExactly("ATTACHMENT_WITH_IDENTITY_NUMBER");
        assertThat(problems(
                        "a.xlsx",
                        xlsx(book ->
                                book.createSheet("a").createRow(0).createCell(0).setCellValue(79123456789d * 10))))
                .containsExactly("ATTACHMENT_WITH_IDENTITY_NUMBER");
        assertThat(problems("a.xlsx", xlsx(book -> {
                    var cell = book.createSheet("a").createRow(0).createCell(0);
                    cell.setCellValue(120_000_000d);
                    var style = book.createCellStyle();
                    style.setDataFormat(book.createDataFormat().getFormat("#,##0"));
                    cell.setCellStyle(style);
                })))
                .isEmpty();
    }

    @Test
    void aLongTextIsLookedThroughToItsEndAndATooLongOneIsNotTakenIn() {
        assertThat(problems("a.txt", text("dòng chữ\n".repeat(200_000) + "CCCD 079123456789")))
                .containsExactly("ATTACHMENT_WITH_IDENTITY_NUMBER");
        assertThat(problems(
                        "a.txt",
                        text("không xuống dòng ".repeat(20_000) + "CCCD 079123456789 " + "chữ ".repeat(50_000))))
                .containsExactly("ATTACHMENT_WITH_IDENTITY_NUMBER");
        assertThat(problems("a.txt", text("a ".repeat(Words.MOST / 2 + 1))))
                .containsExactly("ATTACHMENT_TEXT_TOO_LONG");
    }

    @Test
    void allThatSpeaksAgainstADocumentIsToldAtOnce() {
        byte[] many = Documents.with(docx("MẬT, CCCD 079123456789"), "word/vbaProject.bin", new byte[] {1});
        assertThat(problems("a.docx", Documents.with(many, "word/media/a.png", png())))
                .containsExactlyInAnyOrder(
                        "ATTACHMENT_WITH_MACRO",
                        "ATTACHMENT_WITH_IMAGE",
                        "ATTACHMENT_WITH_SECRECY_MARK",
                        "ATTACHMENT_WITH_IDENTITY_NUMBER");
    }

    @Test
    void whatIsRefusedIsNotRepeated() {
        List<Problem> problems = refused("cccd 079123456789.txt", text("TỐI MẬT: 0912345678"));
        assertThat(problems.toString())
                .doesNotContain("079123456789")
                .doesNotContain("0912345678")
                .doesNotContain("TỐI");
    }

    @Test
    void twentyMegabytesAreTakenInAndNotAByteMore() {
        byte[] most = new byte[SentDocument.MOST_BYTES];
        Arrays.fill(most, (byte) 'a');
        assertThat(problems("a.pdf", most)).containsExactly("ATTACHMENT_TYPE_MISMATCH");
        assertThat(problems("a.pdf", Arrays.copyOf(most, most.length + 1))).containsExactly("ATTACHMENT_TOO_LARGE");
    }

    @Test
    void aNameLosesItsFoldersAndWhatCannotBeSeen() {
        assertThat(SentDocument.tidyName("C:\\tai lieu\\báo\u202E cáo\n.pdf")).isEqualTo("báo cáo.pdf");
        assertThat(SentDocument.tidyName("../../etc/passwd")).isEqualTo("passwd");
        assertThat(SentDocument.tidyName("a".repeat(300) + ".pdf")).hasSize(200).endsWith(".pdf");
    }

    private List<String> problems(String name, byte[] content) {
        return refused(name, content).stream()
                .map(one -> one.code().name())
                .distinct()
                .toList();
    }

    private List<Problem> refused(String name, byte[] content) {
        try (SentDocument document = SentDocument.read(name, Documents.in(content))) {
            looking.look(document);
            return List.of();
        } catch (Refused refused) {
            return refused.problems();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }

    private static void draw(PDDocument document, Drawing drawing) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, false)) {
            drawing.on(content);
        }
    }

    private static PDInlineImage inline() throws IOException {
        var dictionary = new org.apache.pdfbox.cos.COSDictionary();
        dictionary.setInt(COSName.W, 2);
        dictionary.setInt(COSName.H, 2);
        dictionary.setInt(COSName.BPC, 8);
        dictionary.setItem(COSName.CS, COSName.DEVICEGRAY);
        return new PDInlineImage(dictionary, new byte[] {1, 2, 3, 4}, null);
    }

    private static void attach(PDDocument document) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile("a.txt");
        file.setEmbeddedFile(new PDEmbeddedFile(document, Documents.in(text("a"))));
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of("a.txt", file));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return bytes.toByteArray();
    }

    /** A packed folder whose first part lies in it as it is. */
    private static byte[] stored(String words, byte[] document) {
        byte[] begin = text(words);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new java.util.zip.ZipOutputStream(bytes);
                var in = new java.util.zip.ZipInputStream(Documents.in(document))) {
            var first = new java.util.zip.ZipEntry("docProps/first.xml");
            first.setMethod(java.util.zip.ZipEntry.STORED);
            first.setSize(begin.length);
            var crc = new java.util.zip.CRC32();
            crc.update(begin);
            first.setCrc(crc.getValue());
            out.putNextEntry(first);
            out.write(begin);
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                in.transferTo(out);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return bytes.toByteArray();
    }
}
