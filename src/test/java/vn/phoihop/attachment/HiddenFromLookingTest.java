package vn.phoihop.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static vn.phoihop.attachment.Documents.docx;
import static vn.phoihop.attachment.Documents.odt;
import static vn.phoihop.attachment.Documents.pdf;
import static vn.phoihop.attachment.Documents.text;
import static vn.phoihop.attachment.Documents.xlsx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Documents made to keep their reader busy, and such as hide what they hold from it. */
class HiddenFromLookingTest {

    private static final String GOOD = "Ba tau ca neo dau gan dao";
    private static final String ID = "CCCD 079123456789";
    private static final String FETCHES = "WEBSERVICE(&quot;https://example.org&quot;)";

    private final LookingThrough looking = new LookingThrough(Duration.ofMillis(10));

    @Test
    void aTableMadeToKeepItsReaderBusyIsLookedThroughAtOnce() {
        for (String slow : List.of(
                "\t".repeat(2_000_000) + "a",
                "=" + "|".repeat(2_000_000),
                "=\"|".repeat(500_000),
                "data:".repeat(400_000))) {
            assertTimeout(
                    Duration.ofSeconds(20),
                    () -> assertThat(problems("a.csv", text(slow))).isEmpty());
        }

        assertThat(problems("a.csv", text("a,\t \"=cmd|'/C a'!A0\"\n"))).containsExactly("ATTACHMENT_ACTIVE");
        assertThat(problems("a.csv", text("-5;a|b!\n"))).isEmpty();
        assertThat(problems("a.csv", text("=".repeat(Words.MOST + 1)))).containsExactly("ATTACHMENT_TEXT_TOO_LONG");
    }

    @Test
    void whoWaitsTooLongForATurnIsToldToComeAgain() throws Exception {
        looking.atOnce.acquire(2);
        assertThat(problems("a.txt", text("a"))).containsExactly("ATTACHMENTS_BUSY");
        looking.atOnce.release(2);
        assertThat(problems("a.txt", text("a"))).isEmpty();
        assertThat(ProblemCode.ATTACHMENTS_BUSY.status()).isEqualTo(503);
    }

    @Test
    void aPageThatSaysTheSameAgainAndAgainIsGivenUp() {
        byte[] nested = pdf(GOOD, document -> {
            COSDictionary resources = document.getPage(0).getResources().getCOSObject();
            COSStream form = form(resources, "BT /F1 1 Tf (" + "a".repeat(100) + ") Tj ET");
            for (int i = 0; i < 9; i++) {
                COSDictionary forms = new COSDictionary();
                forms.setItem("X", form);
                COSDictionary within = new COSDictionary();
                within.setItem(COSName.XOBJECT, forms);
                form = form(within, "/X Do ".repeat(10));
            }
            COSDictionary forms = new COSDictionary();
            forms.setItem("X", form);
            resources.setItem(COSName.XOBJECT, forms);
            COSStream page = document.getDocument().createCOSStream();
            try (var out = page.createOutputStream()) {
                out.write(text("/X Do"));
            }
            document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, page);
        });
        assertTimeout(
                Duration.ofSeconds(50),
                () -> assertThat(problems("a.pdf", nested)).containsExactly("ATTACHMENT_TEXT_TOO_LONG"));
    }

    private static COSStream form(COSDictionary resources, String drawn) throws IOException {
        COSStream form = new COSStream();
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.RESOURCES, resources);
        COSArray box = new COSArray();
        box.setFloatArray(new float[] {0, 0, 600, 800});
        form.setItem(COSName.BBOX, box);
        try (var out = form.createOutputStream()) {
            out.write(text(drawn));
        }
        return form;
    }

    @Test
    void aStreamPackedUnusuallyIsFoundHoweverItIsWrittenDown() {
        String twice = "[/FlateDecode /FlateDecode]";
        for (String dictionary : List.of(
                "/Filter %]\n" + twice,
                "/Filter [%x\n/FlateDecode%]\n/FlateDecode]",
                "/Filter " + twice + " /X ( obj)",
                "/Filter " + twice + " /X (endobj 1 0 obj <<>> stream)",
                "/Filter " + twice + " /X (" + "x".repeat(100_000) + ")",
                "/Fil#74er [/Fl#61teDecode/FlateDecode]",
                "/Filter [/Fl /Fl]",
                "/Filter /LZWDecode",
                "/Filter/RL",
                "/Filter 5 0 R",
                "/Filter /FlateDecode /Filter /ASCIIHexDecode",
                "/X ((a)\n/Filter " + twice + " /Y (b))")) {
            assertThat(problems(
                            "a.pdf",
                            withObject("9 0 obj%a\n<</Length 3 " + dictionary + ">>stream\nabc\nendstream endobj")))
                    .as(dictionary)
                    .containsExactly("ATTACHMENT_UNREADABLE");
        }

        for (String good : List.of(
                "/Filter /FlateDecode", "/Filter[ /FlateDecode ]", "/X (a stream ( of \\) words))", "/Filter []")) {
            assertThat(problems(
                            "a.pdf", withObject("9 0 obj <</Length 3 " + good + ">>\nstream\nabc\nendstream endobj")))
                    .as(good)
                    .isEmpty();
        }

        assertThat(problems("a.pdf", withObject("9 0 obj <</Filter/Adobe.PPKLite /X (stream)>> endobj")))
                .isEmpty();
        assertThat(problems("a.pdf", withObject("9 0 obj <</Filter /DCTDecode>>\nstream\nabc\nendstream endobj")))
                .containsExactly("ATTACHMENT_WITH_IMAGE");
    }

    @Test
    void aStreamIsNotUnpackedUnlessItIsPackedAsUsual() {
        Findings findings = new Findings("a.pdf");
        COSStream stream = new COSStream();
        assertThat(PdfStreams.unpackable(stream, findings)).isTrue();
        stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        assertThat(PdfStreams.unpackable(stream, findings)).isTrue();
        stream.setItem(COSName.FILTER, COSName.DCT_DECODE);
        assertThat(PdfStreams.unpackable(stream, findings)).isFalse();
        stream.setItem(COSName.FILTER, COSName.LZW_DECODE);
        assertThatThrownBy(() -> PdfStreams.unpackable(stream, findings)).isInstanceOf(Words.NotLookedThrough.class);
        assertThat(findings.list().stream().map(Problem::code))
                .containsExactly(ProblemCode.ATTACHMENT_WITH_IMAGE, ProblemCode.ATTACHMENT_UNREADABLE);
    }

    @Test
    void moreStreamsThanAnyDocumentHasAreNotLookedThrough() {
        assertThat(problems("a.pdf", withObject("stream\n\u00FF\u00FF\u00FF\u00FF\n".repeat(60_000))))
                .containsExactly("ATTACHMENT_UNREADABLE");
    }

    /** With an object that nothing leads to, as an earlier version of a document leaves them behind. */
    private static byte[] withObject(String object) {
        String paper = new String(pdf(GOOD), StandardCharsets.ISO_8859_1);
        int end = paper.lastIndexOf("startxref");
        return (paper.substring(0, end) + object + "\n" + paper.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aPieceThatBeginsWithTheEndOfALineIsLookedThroughAsItComes() {
        assertTimeout(Duration.ofSeconds(30), () -> {
            Findings findings = new Findings("a");
            Words words = new Words(findings, Findings.Place.TEXT);
            words.add("\n" + ID);
            for (int i = 0; i < Words.MOST / 50 - 10; i++) {
                words.add("một hai ba bốn năm sáu bảy tám chín mười một hai b");
            }
            assertThat(findings.list()).hasSize(1);
            for (int i = 0; i < 10 * Words.MOST; i++) {
                words.line();
            }
        });
    }

    @Test
    void formulasThatFetchAreFoundWhereverTheyStand() {
        byte[] book = xlsx(
                sheets -> sheets.createSheet("a").createRow(0).createCell(0).setCellFormula("1+1"));
        String sheet = "xl/worksheets/sheet1.xml";
        for (String formula : List.of(
                FETCHES, "WEB<!-- a -->SERVICE(1)", "WEB<![CDATA[SERVICE]]>(1)", "DDE(1)", "cmd|&apos;/C a&apos;!A0")) {
            assertThat(problems("a.xlsx", Documents.changed(book, sheet, "1+1", formula)))
                    .as(formula)
                    .containsExactly("ATTACHMENT_ACTIVE");
        }

        assertThat(problems(
                        "a.xlsx",
                        Documents.changed(
                                book,
                                "xl/workbook.xml",
                                "</sheets>",
                                "</sheets><definedNames><definedName name=\"a\">" + FETCHES
                                        + "</definedName></definedNames>")))
                .containsExactly("ATTACHMENT_ACTIVE");
        assertThat(problems(
                        "a.xlsx",
                        Documents.changed(
                                book,
                                sheet,
                                "</sheetData>",
                                "</sheetData><dataValidations><dataValidation><formula1>" + FETCHES
                                        + "</formula1></dataValidation></dataValidations>")))
                .containsExactly("ATTACHMENT_ACTIVE");
        assertThat(problems("a.odt", odt(cell("table:formula=\"of:=" + FETCHES + "\"", ""), Map.of())))
                .containsExactly("ATTACHMENT_ACTIVE");
        assertThat(problems("a.odt", odt(cell("table:formula=\"of:=DDE(1;2;3)\"", ""), Map.of())))
                .containsExactly("ATTACHMENT_ACTIVE");
        assertThat(problems("a.odt", odt(cell("table:formula=\"of:=SUM([.A1:.A2])\"", ""), Map.of())))
                .isEmpty();
    }

    @Test
    void partsAreKnownByTheirNamesHoweverTheseAreWritten() {
        byte[] relations = text("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" TargetMode="External"
                 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://example.org/a.dotm"/>
                </Relationships>""");
        for (String name : List.of("word/_rels/settings.xml.RELS", "WORD/_RELS/settings.xml.Rels")) {
            assertThat(problems("a.docx", Documents.with(docx(GOOD), name, relations)))
                    .containsExactly("ATTACHMENT_EXTERNAL");
        }
    }

    @Test
    void wordsAreFoundWhereFewLookForThem() {
        byte[] book = xlsx(sheets -> {
            var cell = sheets.createSheet("a").createRow(0).createCell(0);
            cell.setCellValue(1);
            var style = sheets.createCellStyle();
            style.setDataFormat(sheets.createDataFormat().getFormat("\"" + ID + "\"0"));
            cell.setCellStyle(style);
        });
        assertThat(problems("a.xlsx", book)).containsExactly("ATTACHMENT_WITH_IDENTITY_NUMBER");
        assertThat(problems("a.xlsx", xlsx(sheets -> {
                    var style = sheets.createCellStyle();
                    style.setDataFormat(sheets.createDataFormat().getFormat("000000000000"));
                    sheets.createSheet("a").createRow(0).createCell(0).setCellStyle(style);
                })))
                .isEmpty();
        String hyperlink = "</sheetData><hyperlinks><hyperlink ref=\"A1\" display=\"" + ID + "\"/></hyperlinks>";
        assertThat(problems(
                        "a.xlsx",
                        Documents.changed(
                                xlsx(sheets -> sheets.createSheet("a").createRow(0)),
                                "xl/worksheets/sheet1.xml",
                                "</sheetData>",
                                hyperlink)))
                .containsExactly("ATTACHMENT_WITH_IDENTITY_NUMBER");
        for (String within : List.of(
                "<w:lvlText w:val=\"%s\"/>",
                "<w:docVar w:name=\"a\" w:val=\"%s\"/>",
                "<w:listItem w:displayText=\"%s\" w:value=\"1\"/>",
                "<w:fldSimple w:instr=\"QUOTE %s\"/>",
                "<!-- %s -->")) {
            assertThat(problems(
                            "a.docx",
                            Documents.changed(
                                    docx(GOOD), "word/document.xml", "</w:body>", within.formatted(ID) + "</w:body>")))
                    .as(within)
                    .containsExactly("ATTACHMENT_WITH_IDENTITY_NUMBER");
        }

        // A remark parts no number.
        assertThat(problems("a.docx", Documents.changed(docx("0912QQ345678"), "word/document.xml", "QQ", "<!-- a -->")))
                .containsExactly("ATTACHMENT_WITH_PHONE");
        for (String hidden :
                List.of("office:value=\"179123456789\"", "table:formula=\"of:=&quot;%s&quot;\"".formatted(ID))) {
            assertThat(problems("a.odt", odt(cell(hidden, ""), Map.of())))
                    .as(hidden)
                    .hasSize(1);
        }

        assertThat(problems("a.odt", odt(cell("office:value=\"120000000\"", "<text:p>120.000.000</text:p>"), Map.of())))
                .isEmpty();
    }

    private static String cell(String attributes, String words) {
        return """
                <table:table-cell xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" %s>%s</table:table-cell>""".formatted(attributes, words);
    }

    private List<String> problems(String name, byte[] content) {
        try (SentDocument document = SentDocument.read(name, Documents.in(content))) {
            looking.look(document);
            return List.of();
        } catch (Refused refused) {
            return refused.problems().stream()
                    .map(one -> one.code().name())
                    .distinct()
                    .toList();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
