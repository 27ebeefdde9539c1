package vn.phoihop.attachment;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ProblemCode;

/** The parts of a DOCX or XLSX. */
final class OfficeParts implements ZippedDocument.Parts {

    private static final String TYPES = "[content_types].xml";
    private static final String STYLES = "xl/styles.xml";

    private static final Set<String> PICTURES = Set.of("blip", "imagedata", "svgBlip");
    private static final Set<String> EMBEDDED = Set.of(
            "OLEObject", "oleObject", "objectEmbed", "objectLink", "altChunk", "control", "binData", "binaryData");

    /** Fields that fetch something or start a program. */
    private static final Pattern FETCHING_FIELD =
            Pattern.compile("(?i)(?<![\\w/.?=&#-])(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|DATABASE|LINK)\\s");

    /** Elements that hold a formula, wherever in a workbook. */
    private static final Set<String> FORMULAS = Set.of(
            "f",
            "formula",
            "formula1",
            "formula2",
            "definedName",
            "calculatedColumnFormula",
            "totalsRowFormula",
            "oldFormula");

    private final DocumentType named;
    private final Findings findings;
    private final SheetNumbers numbers = new SheetNumbers();
    private final Words text;
    private final Words metadata;
    private final Words comments;
    private @Nullable DocumentType type;
    private @Nullable String main;
    private boolean mainThere;

    OfficeParts(DocumentType named, Findings findings) {
        this.named = named;
        this.findings = findings;
        this.text = new Words(findings, Findings.Place.TEXT);
        this.metadata = new Words(findings, Findings.Place.METADATA);
        this.comments = new Words(findings, Findings.Place.TEXT);
    }

    @Override
    public List<String> first() {
        return List.of(TYPES, STYLES);
    }

    @Override
    public boolean known(String name, byte[] head) {
        String lower = name.toLowerCase(Locale.ROOT);
        mainThere |= ("/" + lower).equals(main);
        ProblemCode code = lower.contains("vbaproject") || lower.contains("vbadata") || lower.contains("/macrosheets/")
                ? ProblemCode.ATTACHMENT_WITH_MACRO
                : lower.startsWith("docprops/thumbnail")
                        ? ProblemCode.ATTACHMENT_WITH_PREVIEW
                        : lower.contains("/media/") || Pictures.named(lower) || Pictures.begins(head)
                                ? ProblemCode.ATTACHMENT_WITH_IMAGE
                                : lower.contains("/embeddings/")
                                                || lower.contains("/activex/")
                                                || lower.contains("/fonts/")
                                        ? ProblemCode.ATTACHMENT_WITH_EMBEDDED
                                        : lower.contains("/externallinks/")
                                                        || lower.equals("xl/connections.xml")
                                                        || lower.contains("/querytables/")
                                                ? ProblemCode.ATTACHMENT_EXTERNAL
                                                : null;
        if (code != null) {
            findings.add(code);
        }
        return code != null;
    }

    @Override
    public boolean harmless(String name, byte[] content) {
        return name.matches("(?i)(xl|word)/printerSettings/printerSettings\\d*\\.bin");
    }

    @Override
    public XmlPart.Reader reading(String part) {
        // Office programs do not mind large letters.
        String name = part.toLowerCase(Locale.ROOT);
        if (name.equals(TYPES)) {
            return new TypesReader();
        }
        if (name.equals(STYLES)) {
            return numbers.styles(new BodyReader(text, false));
        }
        return name.endsWith(".rels")
                ? new RelationshipReader()
                : new BodyReader(
                        name.startsWith("docprops/") || name.startsWith("customxml/") ? metadata : text,
                        name.startsWith("xl/worksheets/"));
    }

    @Override
    public void end() throws IOException {
        text.end();
        metadata.end();
        comments.end();
        if (type == null || !mainThere) {
            throw new IOException("no main part");
        }
        if (type != named) {
            findings.add(ProblemCode.ATTACHMENT_TYPE_MISMATCH);
        }
    }

    /** What the document is, by the type of its main part. */
    private final class TypesReader implements XmlPart.Reader {

        @Override
        public void begins(String element, XMLStreamReader attributes) {
            String content = XmlPart.value(attributes, "ContentType").toLowerCase(Locale.ROOT);
            if (content.contains("macroenabled") || content.contains("vbaproject")) {
                findings.add(ProblemCode.ATTACHMENT_WITH_MACRO);
            }
            if (content.endsWith(".main+xml")) {
                main = XmlPart.value(attributes, "PartName").toLowerCase(Locale.ROOT);
                if (content.contains("wordprocessingml.document.") || content.contains("ms-word.document.")) {
                    type = DocumentType.DOCX;
                } else if (content.contains("spreadsheetml.sheet.") || content.contains("ms-excel.sheet.")) {
                    type = DocumentType.XLSX;
                } else {
                    // A template, a presentation, and whatever else is packed like this.
                    findings.add(ProblemCode.ATTACHMENT_TYPE_MISMATCH);
                }
            }
        }
    }

    private final class RelationshipReader implements XmlPart.Reader {

        @Override
        public void begins(String element, XMLStreamReader attributes) {
            String kind = XmlPart.value(attributes, "Type");
            if (XmlPart.value(attributes, "TargetMode").equalsIgnoreCase("External")) {
                String target = XmlPart.value(attributes, "Target");
                text.line();
                text.add(target);
                text.line();
                if (!kind.endsWith("/hyperlink") || !XmlPart.plainLink(target)) {
                    findings.add(ProblemCode.ATTACHMENT_EXTERNAL);
                }
            } else if (kind.endsWith("/oleObject")
                    || kind.endsWith("/package")
                    || kind.endsWith("/control")
                    || kind.endsWith("/aFChunk")) {
                findings.add(ProblemCode.ATTACHMENT_WITH_EMBEDDED);
            } else if (kind.endsWith("/vbaProject")) {
                findings.add(ProblemCode.ATTACHMENT_WITH_MACRO);
            }
        }
    }

    /** Words and what they are mixed with. Numbers of a sheet are looked at as they are shown: grouped digits are an amount. */
    private final class BodyReader implements XmlPart.Reader {

        private final Words words;
        private final boolean sheet;
        private final StringBuilder field = new StringBuilder();
        private final StringBuilder formula = new StringBuilder();
        private final StringBuilder cell = new StringBuilder();
        private boolean withinFormula;
        private String cellType = "";
        private String cellStyle = "";

        BodyReader(Words words, boolean sheet) {
            this.words = words;
            this.sheet = sheet;
        }

        @Override
        public void begins(String element, XMLStreamReader attributes) {
            withinFormula |= type == DocumentType.XLSX && FORMULAS.contains(element);
            if (PICTURES.contains(element)) {
                findings.add(ProblemCode.ATTACHMENT_WITH_IMAGE);
            } else if (EMBEDDED.contains(element)) {
                findings.add(ProblemCode.ATTACHMENT_WITH_EMBEDDED);
            } else if (element.equals("macrosheet")) {
                findings.add(ProblemCode.ATTACHMENT_WITH_MACRO);
            } else if (element.equals("ddeLink")) {
                findings.add(ProblemCode.ATTACHMENT_EXTERNAL);
            } else if (element.equals("fldSimple")) {
                field.append(XmlPart.value(attributes, "instr")).append('\n');
                line(XmlPart.value(attributes, "instr"));
            } else if (element.equals("lvlText") || element.equals("docVar")) {
                line(XmlPart.value(attributes, "val"));
            } else if (element.equals("numFmt")) {
                line(SheetNumbers.said(XmlPart.value(attributes, "formatCode")));
            } else if (sheet && element.equals("c")) {
                cellType = XmlPart.value(attributes, "t");
                cellStyle = XmlPart.value(attributes, "s");
            } else if (element.equals("tab") || element.equals("noBreakHyphen")) {
                words.add(element.equals("tab") ? "\t" : "-");
            }
            XmlPart.attributes(attributes, words);
        }

        @Override
        public void words(String element, String said) {
            if (element.equals("instrText") || element.equals("delInstrText")) {
                field.append(said);
            } else if (withinFormula) {
                formula.append(said);
            }
            if (sheet && element.equals("v")) {
                cell.append(said);
            } else {
                words.add(said);
            }
        }

        private void line(String said) {
            words.line();
            words.add(said);
            words.line();
        }

        @Override
        public void comment(String said) {
            comments.line();
            comments.add(said);
            comments.line();
        }

        @Override
        public void ends(String element) {
            if (withinFormula && FORMULAS.contains(element)) {
                if (Formulas.fetch(formula.toString())) {
                    findings.add(ProblemCode.ATTACHMENT_ACTIVE);
                }
                formula.setLength(0);
                withinFormula = false;
            }
            if (sheet && element.equals("v")) {
                // Of a shared text only the number stands here.
                if (!cellType.equals("s")) {
                    words.add(
                            cellType.isEmpty() || cellType.equals("n")
                                    ? numbers.shown(cell.toString(), cellStyle)
                                    : cell.toString());
                }
                cell.setLength(0);
                words.line();
            } else if (words == metadata || XmlPart.endsLine(element)) {
                words.line();
            }
            if (element.equals("p") && field.length() > 0 || field.length() > Words.MOST) {
                if (FETCHING_FIELD.matcher(field).find()) {
                    findings.add(ProblemCode.ATTACHMENT_ACTIVE);
                }
                field.setLength(0);
            }
        }
    }
}
