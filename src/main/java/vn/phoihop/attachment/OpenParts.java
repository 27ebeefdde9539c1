package vn.phoihop.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ProblemCode;

/** The parts of an ODT or ODS. */
final class OpenParts implements ZippedDocument.Parts {

    private static final Set<String> PICTURES =
            Set.of("image", "fill-image", "background-image", "list-level-style-image");
    private static final Set<String> EMBEDDED =
            Set.of("object", "object-ole", "binary-data", "plugin", "applet", "font-face-uri");
    private static final Set<String> EXTERNAL = Set.of(
            "floating-frame",
            "dde-source",
            "dde-connection-decl",
            "table-source",
            "section-source",
            "cell-range-source",
            "database-source-sql",
            "database-source-table",
            "database-source-query");

    private static final int LONGEST_TYPE = 100;

    /** Attributes that hold a formula. */
    private static final Set<String> FORMULAS = Set.of("formula", "condition", "expression");

    private final DocumentType named;
    private final Findings findings;
    private final Words text;
    private final Words metadata;
    private final Words comments;
    private @Nullable DocumentType type;
    private boolean content;

    OpenParts(DocumentType named, Findings findings) {
        this.named = named;
        this.findings = findings;
        this.text = new Words(findings, Findings.Place.TEXT);
        this.metadata = new Words(findings, Findings.Place.METADATA);
        this.comments = new Words(findings, Findings.Place.TEXT);
    }

    @Override
    public List<String> first() {
        return List.of("mimetype", "META-INF/manifest.xml");
    }

    @Override
    public boolean known(String name, byte[] head) {
        String lower = name.toLowerCase(Locale.ROOT);
        content |= name.equals("content.xml") && head.length > 0;
        if (name.equals("mimetype")) {
            // Behind many spaces more could stand, which nobody reads.
            String said = head.length > LONGEST_TYPE ? "" : new String(head, StandardCharsets.US_ASCII).strip();
            type = List.of(DocumentType.ODT, DocumentType.ODS).stream()
                    .filter(one -> one.mediaType().equals(said))
                    .findFirst()
                    .orElse(null);
            return true;
        }
        ProblemCode code = lower.startsWith("thumbnails/")
                ? ProblemCode.ATTACHMENT_WITH_PREVIEW
                : lower.startsWith("pictures/") || Pictures.named(lower) || Pictures.begins(head)
                        ? ProblemCode.ATTACHMENT_WITH_IMAGE
                        : lower.startsWith("basic/") || lower.startsWith("scripts/") || lower.startsWith("dialogs/")
                                ? ProblemCode.ATTACHMENT_WITH_MACRO
                                : lower.startsWith("object") || lower.startsWith("fonts/")
                                        ? ProblemCode.ATTACHMENT_WITH_EMBEDDED
                                        : null;
        if (code != null) {
            findings.add(code);
        }
        return code != null;
    }

    @Override
    public boolean harmless(String name, byte[] part) {
        return name.equals("layout-cache");
    }

    @Override
    public XmlPart.Reader reading(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        return new BodyReader(
                name.equals("content.xml") || name.equals("styles.xml") ? text : metadata,
                name.equals("meta-inf/manifest.xml"));
    }

    @Override
    public void end() throws IOException {
        text.end();
        metadata.end();
        comments.end();
        if (!content) {
            throw new IOException("no content");
        }
        if (type != named) {
            findings.add(ProblemCode.ATTACHMENT_TYPE_MISMATCH);
        }
    }

    private final class BodyReader implements XmlPart.Reader {

        private final Words words;
        private final boolean manifest;
        private String cell = "";

        BodyReader(Words words, boolean manifest) {
            this.words = words;
            this.manifest = manifest;
        }

        @Override
        public void begins(String element, XMLStreamReader attributes) {
            if (manifest) {
                // Of what is locked nothing else can be read.
                if (element.equals("encryption-data")) {
                    findings.add(ProblemCode.ATTACHMENT_ENCRYPTED);
                    throw new Words.NotLookedThrough();
                }
                return;
            }
            String href = XmlPart.value(attributes, "href");
            if (PICTURES.contains(element)) {
                // A background without a picture is written down as an empty one.
                if (!element.equals("background-image") || !href.isEmpty()) {
                    findings.add(ProblemCode.ATTACHMENT_WITH_IMAGE);
                }
            } else if (EMBEDDED.contains(element)) {
                findings.add(ProblemCode.ATTACHMENT_WITH_EMBEDDED);
            } else if (EXTERNAL.contains(element)) {
                findings.add(ProblemCode.ATTACHMENT_EXTERNAL);
            } else if (element.equals("event-listener")
                    || element.equals("script") && attributes.getAttributeCount() > 0) {
                findings.add(ProblemCode.ATTACHMENT_WITH_MACRO);
            } else if (!href.isEmpty() && !(element.equals("a") && XmlPart.plainLink(href)) && !href.startsWith("#")) {
                findings.add(ProblemCode.ATTACHMENT_EXTERNAL);
            }
            if (!href.isEmpty()) {
                words.line();
                words.add(href);
                words.line();
            }
            for (int i = 0; i < attributes.getAttributeCount(); i++) {
                if (FORMULAS.contains(attributes.getAttributeLocalName(i))) {
                    formula(attributes.getAttributeValue(i));
                }
            }
            switch (element) {
                case "table-cell", "covered-table-cell" -> cell = XmlPart.value(attributes, "value");
                // What the cell shows is read itself.
                case "p" -> cell = "";
                case "tab" -> words.add("\t");
                case "s" -> words.add(" ");
                default -> {}
            }
            XmlPart.attributes(attributes, words);
        }

        private void formula(String said) {
            if (Formulas.fetch(said)) {
                findings.add(ProblemCode.ATTACHMENT_ACTIVE);
            }
            words.line();
            words.add(said);
            words.line();
        }

        @Override
        public void words(String element, String said) {
            // Settings of a printer, packed.
            if (!manifest && !element.equals("config-item")) {
                words.add(said);
            }
        }

        @Override
        public void comment(String said) {
            comments.line();
            comments.add(said);
            comments.line();
        }

        @Override
        public void ends(String element) {
            if (element.endsWith("table-cell") && !cell.isEmpty()) {
                words.add(SheetNumbers.plain(cell));
                cell = "";
            }
            if (words == metadata || XmlPart.endsLine(element)) {
                words.line();
            }
        }
    }
}
