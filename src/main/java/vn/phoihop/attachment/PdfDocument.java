package vn.phoihop.attachment;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import vn.phoihop.vocabulary.ProblemCode;

/** Looks through a PDF: every object of it, what its pages draw, and its words. */
final class PdfDocument {

    private static final byte[] BEGINNING = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    /** Readers of PDF look so far for its beginning. */
    private static final int SEARCHED = 1024;

    private static final int DEEPEST = 200;
    /** More than any page that people read, and no more than fits: what a page says is held until it is put in order. */
    private static final int MOST_ON_PAGE = 100_000;

    private static final int MOST_DRAWN = 5_000_000;

    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "GoToE",
            "GoToR",
            "ImportData",
            "SubmitForm",
            "Rendition",
            "Movie",
            "Sound",
            "RichMediaExecute",
            "GoTo3DView");
    private static final Set<String> ACTIVE_KEYS = Set.of("JS", "XFA", "RichMediaContent", "RichMediaSettings");
    private static final Set<String> ACTIVE_TYPES = Set.of("3D", "RichMedia", "Movie", "Sound", "Screen", "PS");

    private final PDDocument document;
    private final Findings findings;
    private final Words text;
    private final Words metadata;

    private PdfDocument(PDDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
        this.text = new Words(findings, Findings.Place.TEXT);
        this.metadata = new Words(findings, Findings.Place.METADATA);
    }

    static boolean begins(byte[] content) {
        return Pictures.at(content, 0, BEGINNING);
    }

    /** Whether some readers of PDF would take it for one. */
    static boolean within(byte[] content) {
        int at = PdfStreams.indexOf(content, BEGINNING, 0);
        return at >= 0 && at <= SEARCHED;
    }

    static void look(byte[] content, Findings findings) throws IOException {
        if (CompoundFile.begins(content)) {
            CompoundFile.look(content, findings);
            return;
        }
        if (!begins(content) || ZippedDocument.ends(content)) {
            findings.add(ProblemCode.ATTACHMENT_TYPE_MISMATCH);
            return;
        }
        if (!endsItself(content)) {
            throw new IOException("no end, or more behind it");
        }
        PdfStreams.look(content, findings);
        try (PDDocument document = Loader.loadPDF(content)) {
            if (document.isEncrypted()) {
                findings.add(ProblemCode.ATTACHMENT_ENCRYPTED);
                return;
            }
            new PdfDocument(document, findings).look();
        } catch (InvalidPasswordException locked) {
            findings.add(ProblemCode.ATTACHMENT_ENCRYPTED);
        }
    }

    private static boolean endsItself(byte[] content) {
        int end = content.length - 1;
        while (end >= 0 && (content[end] <= ' ' && content[end] >= 0)) {
            end--;
        }
        return Pictures.at(content, end - END.length + 1, END);
    }

    private void look() throws IOException {
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            if (object != null) {
                look(object, "", 0);
            }
        }
        COSDictionary info = document.getDocumentInformation().getCOSObject();
        info.entrySet().forEach(entry -> {
            if (entry.getValue() instanceof COSString said) {
                add(metadata, said);
            }
        });
        metadata.end();
        for (PDPage page : document.getPages()) {
            findings.inTime();
            draws(new PDFStreamParser(page));
        }
        words();
        text.end();
    }

    private static void add(Words words, COSString said) {
        words.add(said.getString());
        words.line();
    }

    /** What lies in it itself; other objects have their own turn. */
    private void look(COSBase object, String under, int depth) throws IOException {
        findings.inTime();
        if (depth > DEEPEST) {
            throw new IOException("too deep");
        }
        if (object instanceof COSDictionary dictionary) {
            said(dictionary);
            if (dictionary.getCOSDictionary(COSName.CHAR_PROCS) instanceof COSDictionary glyphs) {
                for (COSName glyph : glyphs.keySet()) {
                    if (glyphs.getCOSStream(glyph) instanceof COSStream drawn) {
                        draws(drawn);
                    }
                }
            }
            if (object instanceof COSStream stream) {
                stream(stream);
            }
            boolean signature = dictionary.containsKey(COSName.BYTERANGE);
            for (var entry : dictionary.entrySet()) {
                // The bytes of a signature are no words.
                if (!signature || !entry.getKey().equals(COSName.CONTENTS)) {
                    look(entry.getValue(), entry.getKey().getName(), depth + 1);
                }
            }
        } else if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                COSBase one = array.get(i);
                if (one != null) {
                    look(one, under, depth + 1);
                }
            }
        } else if (object instanceof COSString string && !under.equals("ID")) {
            add(text, string);
        }
    }

    private void said(COSDictionary dictionary) {
        String subtype = String.valueOf(dictionary.getNameAsString(COSName.SUBTYPE));
        String action = String.valueOf(dictionary.getNameAsString(COSName.S));
        if (subtype.equals("Image")) {
            findings.add(ProblemCode.ATTACHMENT_WITH_IMAGE);
        }
        if (dictionary.containsKey("Thumb")) {
            findings.add(ProblemCode.ATTACHMENT_WITH_PREVIEW);
        }
        if (dictionary.containsKey(COSName.EF)
                || "EmbeddedFile".equals(dictionary.getNameAsString(COSName.TYPE))
                || subtype.equals("FileAttachment")) {
            findings.add(ProblemCode.ATTACHMENT_WITH_EMBEDDED);
        }
        if (ACTIONS.contains(action) && !"StructElem".equals(dictionary.getNameAsString(COSName.TYPE))
                || ACTIVE_KEYS.stream().anyMatch(dictionary::containsKey)
                || ACTIVE_TYPES.contains(subtype)) {
            findings.add(ProblemCode.ATTACHMENT_ACTIVE);
        }
        if (action.equals("URI")) {
            String address = String.valueOf(dictionary.getString(COSName.URI));
            if (!address.toLowerCase(Locale.ROOT).matches("(https?://|mailto:)(?s:.*)")) {
                findings.add(ProblemCode.ATTACHMENT_EXTERNAL);
            }
        }
    }

    private void stream(COSStream stream) throws IOException {
        if (stream.containsKey(COSName.F) || stream.containsKey("Ref")) {
            findings.add(ProblemCode.ATTACHMENT_EXTERNAL);
        }
        if (!PdfStreams.unpackable(stream, findings)) {
            return;
        }
        if ("Metadata".equals(stream.getNameAsString(COSName.TYPE))) {
            try (var in = stream.createInputStream()) {
                XmlPart.read(in, described());
            } catch (IOException noXml) {
                findings.add(ProblemCode.ATTACHMENT_BROKEN);
            }
        } else if (stream.containsKey(COSName.BBOX)
                || stream.containsKey("PatternType")
                || stream.getCOSDictionary(COSName.RESOURCES) != null) {
            draws(stream);
        }
    }

    private XmlPart.Reader described() {
        return new XmlPart.Reader() {
            @Override
            public void words(String element, String said) {
                // Ids are digits and letters by chance.
                if (!element.endsWith("ID")) {
                    metadata.add(said);
                }
            }

            @Override
            public void comment(String said) {
                metadata.add(said);
            }

            @Override
            public void ends(String element) {
                metadata.line();
            }

            @Override
            public void begins(String element, XMLStreamReader attributes) {
                for (int i = 0; i < attributes.getAttributeCount(); i++) {
                    if (!attributes.getAttributeLocalName(i).endsWith("ID")) {
                        metadata.add(attributes.getAttributeValue(i));
                        metadata.line();
                    }
                }
            }
        };
    }

    private void draws(COSStream stream) throws IOException {
        if (!PdfStreams.unpackable(stream, findings)) {
            return;
        }
        try (var in = stream.createInputStream()) {
            draws(new PDFStreamParser(in.readAllBytes()));
        }
    }

    /** Pictures may also stand among what is drawn; glyphs of a font may be drawn, too. */
    private void draws(PDFStreamParser parser) throws IOException {
        try {
            int tokens = 0;
            for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
                if (++tokens % 1024 == 0) {
                    findings.inTime();
                }
                if (token instanceof Operator operator && operator.getName().equals("BI")) {
                    findings.add(ProblemCode.ATTACHMENT_WITH_IMAGE);
                    return;
                }
            }
        } finally {
            parser.close();
        }
    }

    private void words() throws IOException {
        PDFTextStripper stripper = new Counting();
        stripper.setSortByPosition(true);
        stripper.writeText(document, new Writer() {
            @Override
            public void write(char[] letters, int offset, int length) {
                text.add(new String(letters, offset, length));
            }

            @Override
            public void flush() {
                // Words are looked through as they come.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        });
    }

    /** Takes out words, within reason: what is drawn once may be called for again and again, each time within the last. */
    private final class Counting extends PDFTextStripper {

        private long glyphs;
        private int drawn;
        private int onPage;

        @Override
        public void processPage(PDPage page) throws IOException {
            onPage = 0;
            super.processPage(page);
        }

        @Override
        protected void processTextPosition(TextPosition glyph) {
            if (++glyphs > Words.MOST || ++onPage > MOST_ON_PAGE) {
                throw findings.tooLong();
            }
            super.processTextPosition(glyph);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (++drawn > MOST_DRAWN) {
                throw findings.tooLong();
            }
            findings.inTime();
            super.processOperator(operator, operands);
        }
    }
}
