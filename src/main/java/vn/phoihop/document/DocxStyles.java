package vn.phoihop.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/**
 * A paper's layout as Word styles. Whoever goes on working on the file in Word changes a style, not a hundred paragraphs.
 */
final class DocxStyles {

    private static final double TWIPS_PER_MM = 1440 / 25.4;

    private DocxStyles() {}

    /** Millimetres in twentieths of a point, the unit of lengths in Word. */
    static int twips(double millimetres) {
        return (int) Math.round(millimetres * TWIPS_PER_MM);
    }

    static void add(XWPFDocument document, Layout layout) {
        try (StringReader xml = new StringReader(xml(layout))) {
            document.createStyles().setStyles(StylesDocument.Factory.parse(xml).getStyles());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (XmlException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static String xml(Layout layout) {
        int gap = layout.paragraphGap() * 20;
        String line = "<w:spacing w:before=\"" + gap + "\" w:after=\"0\" w:line=\""
                + Math.round(240 * layout.lineSpacing()) + "\" w:lineRule=\"auto\"/>";
        String indent = "<w:ind w:firstLine=\"" + twips(layout.firstLineIndent()) + "\"/>";
        String centred = "<w:jc w:val=\"center\"/>";
        StringBuilder styles = new StringBuilder(8192);
        styles.append(HEAD.replace("{body}", Integer.toString(layout.bodySize() * 2)));
        style(styles, "Superior", "Co quan chu quan", centred, size(layout.headSize()));
        style(styles, "Issuer", "Co quan ban hanh", centred, "<w:b/>" + size(layout.headSize()));
        style(styles, "State", "Quoc hieu", centred, "<w:b/>" + size(layout.headSize()));
        style(styles, "Motto", "Tieu ngu", centred, "<w:b/>" + size(layout.mottoSize()));
        style(styles, "Number", "So ky hieu", before(6) + centred, size(layout.mottoSize()));
        style(styles, "PlaceDate", "Dia danh", before(6) + centred, "<w:i/>" + size(layout.mottoSize()));
        style(styles, "About", "Ve viec", before(6) + centred, size(layout.headSize()));
        style(
                styles,
                "Urgent",
                "Do khan",
                URGENT_BORDER + before(8) + centred,
                "<w:b/><w:color w:val=\"CC0000\"/>" + size(layout.bodySize()));
        style(styles, "Title", "Title", before(20) + centred, "<w:b/>");
        style(styles, "Subtitle", "Subtitle", centred, "<w:b/>");
        style(
                styles,
                "Rule",
                "Duong ke",
                "<w:spacing w:before=\"60\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>" + centred,
                size(1));
        style(styles, "Addressee", "Kinh gui", before(12) + centred, "");
        style(styles, "AddresseeList", "Kinh gui liet ke", "<w:ind w:left=\"" + twips(52) + "\"/>", "");
        style(styles, "Ground", "Can cu", line + indent + "<w:jc w:val=\"both\"/>", "<w:i/>");
        style(styles, "BodyText", "Body Text", "<w:widowControl/>" + line + indent + "<w:jc w:val=\"both\"/>", "");
        style(
                styles,
                "Heading1",
                "heading 1",
                "<w:keepNext/>" + line + indent + "<w:outlineLvl w:val=\"0\"/>",
                "<w:b/>");
        style(
                styles,
                "Heading2",
                "heading 2",
                "<w:keepNext/>" + line + indent + "<w:outlineLvl w:val=\"1\"/>",
                "<w:b/>");
        style(styles, "AnnexTitle", "Ten phu luc", centred + "<w:outlineLvl w:val=\"0\"/>", "<w:b/>");
        style(styles, "AnnexReference", "Kem theo", centred, "<w:i/>");
        style(
                styles,
                "RecipientsTitle",
                "Noi nhan",
                "<w:keepNext/>",
                "<w:b/><w:i/>" + size(layout.recipientsSize() + 1));
        style(styles, "Recipients", "Noi nhan liet ke", "<w:keepNext/>", size(layout.recipientsSize()));
        style(styles, "Signer", "Nguoi ky", "<w:keepNext/>" + centred, "<w:b/>");
        style(styles, "TableHead", "Dau bang", "<w:keepNext/>" + centred, "<w:b/>" + size(layout.tableSize()));
        style(styles, "TableText", "Noi dung bang", "", size(layout.tableSize()));
        style(
                styles,
                "Note",
                "Ghi chu",
                before(3) + "<w:jc w:val=\"both\"/>",
                "<w:i/>" + size(layout.recipientsSize()));
        style(styles, "Provenance", "Nguon so lieu", before(3), size(layout.recipientsSize()));
        style(styles, "Header", "header", centred, size(layout.mottoSize()));
        style(styles, "Footer", "footer", centred, "<w:b/><w:color w:val=\"BF0000\"/>" + size(layout.recipientsSize()));
        return styles.append("</w:styles>").toString();
    }

    private static void style(StringBuilder styles, String id, String name, String paragraph, String run) {
        styles.append("<w:style w:type=\"paragraph\" w:styleId=\"")
                .append(id)
                .append("\"><w:name w:val=\"")
                .append(name);
        styles.append("\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>")
                .append(paragraph)
                .append("</w:pPr><w:rPr>");
        styles.append(run).append("</w:rPr></w:style>");
    }

    private static String size(int points) {
        return "<w:sz w:val=\"" + points * 2 + "\"/><w:szCs w:val=\"" + points * 2 + "\"/>";
    }

    private static String before(int points) {
        return "<w:spacing w:before=\"" + points * 20 + "\" w:after=\"0\"/>";
    }

    /** Says which Word's rules the file was made for; without it Word opens it as an old one, with other table edges. */
    static byte[] settings() {
        return SETTINGS.getBytes(StandardCharsets.UTF_8);
    }

    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:defaultTabStop w:val="720"/><w:compat>\
            <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
            <w:themeFontLang w:val="vi-VN"/></w:settings>""";

    private static final String URGENT_BORDER = """
            <w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="CC0000"/><w:left w:val="single" w:sz="8" w:space="1" w:color="CC0000"/>\
            <w:bottom w:val="single" w:sz="8" w:space="1" w:color="CC0000"/><w:right w:val="single" w:sz="8" w:space="1" w:color="CC0000"/></w:pBdr>""";

    private static final String HEAD = """
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>\
            <w:sz w:val="{body}"/><w:szCs w:val="{body}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
            <w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>\
            <w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
            <w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>""";
}
