package vn.phoihop.document;

import java.nio.charset.StandardCharsets;

/** What files say about themselves, in a fixed order and without any time of writing; of a PDF the metadata packet (XMP) of PDF/A and PDF/UA. */
final class FileDescription {

    static final String PRODUCER = "Phoi Hop";

    private FileDescription() {}

    static String of(Paper paper) {
        return new Markup()
                .raw("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
                .raw(
                        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">")
                .raw("<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">")
                .raw("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>\n")
                .raw("<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">")
                .raw("<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n")
                .raw("<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><pdf:Producer>"
                        + PRODUCER)
                .raw("</pdf:Producer></rdf:Description>\n")
                .raw("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
                .raw("<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">")
                .text(paper.title())
                .raw("</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>")
                .text(paper.issuer().body())
                .raw("</rdf:li></rdf:Seq></dc:creator><dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">")
                .text(paper.subject())
                .raw(
                        "</rdf:li></rdf:Alt></dc:description><dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>")
                .raw("</rdf:Description>\n")
                .raw(EXTENSION)
                .raw("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
                .toString();
    }

    /** The core properties of an office file, without any time of writing. */
    static byte[] coreProperties(String title) {
        return new Markup()
                .raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties ")
                .raw("xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" ")
                .raw("xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>")
                .text(title)
                .raw("</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** PDF/A wants every property it does not know described; it does not know the one of PDF/UA. */
    private static final String EXTENSION = """
            <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
             xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
            <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
            <pdfaProperty:category>internal</pdfaProperty:category>
            <pdfaProperty:description>Which part of ISO 14289 is followed</pdfaProperty:description>
            </rdf:li></rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
            """;
}
