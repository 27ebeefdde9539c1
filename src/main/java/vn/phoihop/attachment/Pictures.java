package vn.phoihop.attachment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How pictures are known: by how their bytes begin, or by how they are called. */
final class Pictures {

    private static final Pattern NAMED = Pattern.compile(
            ".*\\.(png|jpe?g|jpe|jfif|gif|bmp|dib|tiff?|webp|wmf|emf|wmz|emz|ico|svgz?|heic|heif|avif|jxl|jp2|psd|wdp)");

    private static final List<byte[]> BEGINNINGS = List.of(
            bytes(0x89, 'P', 'N', 'G'),
            bytes(0xFF, 0xD8, 0xFF),
            "GIF8".getBytes(StandardCharsets.ISO_8859_1),
            bytes('I', 'I', 0x2A, 0),
            bytes('M', 'M', 0, 0x2A),
            bytes(0xD7, 0xCD, 0xC6, 0x9A),
            bytes(1, 0, 0, 0, 0x6C, 0, 0, 0),
            bytes(1, 0, 0, 0, 0x58, 0, 0, 0),
            bytes(0, 0, 1, 0, 1),
            bytes(0, 0, 0, 0x0C, 'j', 'P'),
            "8BPS".getBytes(StandardCharsets.ISO_8859_1));

    private Pictures() {}

    static boolean named(String path) {
        return NAMED.matcher(path.toLowerCase(Locale.ROOT)).matches();
    }

    static boolean begins(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 512), StandardCharsets.ISO_8859_1);
        return BEGINNINGS.stream().anyMatch(beginning -> at(content, 0, beginning))
                || head.startsWith("BM") && content.length > 30 && content[14] == 40
                || head.startsWith("RIFF") && head.startsWith("WEBP", 8)
                || head.startsWith("ftyphei", 4)
                || head.startsWith("ftypavif", 4)
                || head.toLowerCase(Locale.ROOT).contains("<svg");
    }

    /** Whether one begins anywhere in it. */
    static boolean within(byte[] content) {
        for (int at = 0; at < content.length; at++) {
            for (byte[] beginning : BEGINNINGS.subList(0, 3)) {
                if (at(content, at, beginning)) {
                    return true;
                }
            }
        }
        return begins(content);
    }

    static boolean at(byte[] content, int offset, byte[] wanted) {
        if (offset < 0 || content.length - offset < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (content[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
