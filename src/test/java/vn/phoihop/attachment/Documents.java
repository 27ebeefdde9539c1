package vn.phoihop.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Documents as the programs that people use write them, and what may be hidden in them. */
public final class Documents {

    private Documents() {}

    /** Something done to a document before it is written. */
    public interface Doing<T> {
        void to(T document) throws Exception;
    }

    public static byte[] pdf(String words) {
        return pdf(words, _ -> {});
    }

    public static byte[] pdf(String words, Doing<PDDocument> doing) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(words);
                content.endText();
            }
            doing.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static byte[] docx(String words) {
        return docx(words, _ -> {});
    }

    public static byte[] docx(String words, Doing<XWPFDocument> doing) {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(words);
            doing.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static byte[] xlsx(Doing<XSSFWorkbook> doing) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            doing.to(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As LibreOffice packs one. */
    public static byte[] odt(String content, Map<String, byte[]> more) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", text("application/vnd.oasis.opendocument.text"));
        parts.put("content.xml", text("""
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
                 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:scripts/>
                <office:body><office:text>%s</office:text></office:body></office:document-content>""".formatted(content)));
        parts.put("META-INF/manifest.xml", text("""
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry
                 manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>"""));
        parts.putAll(more);
        return zip(parts);
    }

    /** A document with a password, which is packed in the way of older ones. */
    public static byte[] locked(byte[] document) {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("mat khau");
            try (OutputStream out = encryptor.getDataStream(files)) {
                out.write(document);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            files.writeFilesystem(out);
            return out.toByteArray();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same packed folder with more in it. */
    public static byte[] with(byte[] document, String part, byte[] content) {
        Map<String, byte[]> parts = parts(document);
        parts.put(part, content);
        return zip(parts);
    }

    /** The same with another word for one in a part. */
    public static byte[] changed(byte[] document, String part, String from, String to) {
        Map<String, byte[]> parts = parts(document);
        String before = new String(parts.get(part), StandardCharsets.UTF_8);
        if (!before.contains(from)) {
            throw new IllegalArgumentException(before);
        }
        parts.put(part, text(before.replace(from, to)));
        return zip(parts);
    }

    private static Map<String, byte[]> parts(byte[] document) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return parts;
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    public static byte[] png() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image(), "png", out);
            return out.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static BufferedImage image() {
        return new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    public static InputStream in(byte[] content) {
        return new ByteArrayInputStream(content);
    }
}
