package vn.phoihop.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a part that is XML, as it comes: nothing is fetched from elsewhere, and a part that declares entities is none that an office program writes. */
final class XmlPart {

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    /** Elements in which a line of words ends. */
    private static final Set<String> LINES = Set.of(
            "p",
            "h",
            "si",
            "c",
            "f",
            "tc",
            "row",
            "tr",
            "comment",
            "text",
            "br",
            "cr",
            "line-break",
            "oddHeader",
            "oddFooter",
            "evenHeader",
            "evenFooter",
            "firstHeader",
            "firstFooter",
            "table-cell",
            "definedName");

    /** Attributes that hold words. */
    private static final Set<String> WORDS = Set.of(
            "name",
            "descr",
            "title",
            "prompt",
            "promptTitle",
            "error",
            "errorTitle",
            "tooltip",
            "display-name",
            "display",
            "displayText",
            "string-value",
            "alt",
            "author",
            "creator");

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private XmlPart() {}

    /** Who is told of a part. */
    interface Reader {

        /** An element begins. */
        default void begins(String element, XMLStreamReader attributes) {}

        /** Words as they come, with the element they stand in. */
        default void words(String element, String text) {}

        /** A remark in the middle of anything, which parts no words. */
        default void comment(String text) {}

        /** An element ends. */
        default void ends(String element) {}
    }

    static void read(InputStream in, Reader reader) throws IOException {
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            String within = "";
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        within = xml.getLocalName();
                        reader.begins(within, xml);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        reader.ends(xml.getLocalName());
                        within = "";
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        reader.words(within, xml.getText());
                    case XMLStreamConstants.COMMENT -> reader.comment(xml.getText());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new IOException("a part declares entities");
                    default -> {}
                }
            }
            xml.close();
        } catch (XMLStreamException broken) {
            throw new IOException("a part is no XML", broken);
        }
    }

    static boolean endsLine(String element) {
        return LINES.contains(element);
    }

    /** The value of an attribute by its name without prefix; empty where there is none. */
    static String value(XMLStreamReader element, String name) {
        for (int i = 0; i < element.getAttributeCount(); i++) {
            if (element.getAttributeLocalName(i).equals(name)) {
                return element.getAttributeValue(i);
            }
        }
        return "";
    }

    /** Words that stand in attributes: titles, prompts, descriptions. */
    static void attributes(XMLStreamReader element, Words words) {
        for (int i = 0; i < element.getAttributeCount(); i++) {
            if (WORDS.contains(element.getAttributeLocalName(i))) {
                words.line();
                words.add(element.getAttributeValue(i));
                words.line();
            }
        }
    }

    /** Whether an address leads to a page or a mail box and nowhere else. */
    static boolean plainLink(String address) {
        return address.matches("(?i)(https?://|mailto:).*") || address.startsWith("#");
    }
}
