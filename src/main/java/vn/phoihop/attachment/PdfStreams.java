package vn.phoihop.attachment;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * Looks at the streams of a PDF as they lie in the file, before a reader of PDF unpacks them: also at those that an earlier version of the document
 * has left behind, which the reader no longer shows.
 */
final class PdfStreams {

    private static final long MOST_UNPACKED = 100L * 1024 * 1024;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_DICTIONARY = 8 * 1024;

    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern FILTER = Pattern.compile("/Filter\\s*(?:\\[([^\\]]*)\\]|(\\d+\\s+\\d+\\s+R)|(/\\w+))");
    private static final Pattern IMAGE = Pattern.compile("/Subtype\\s*/Image\\b|/(DCT|JPX|CCITTFax|JBIG2)Decode\\b");
    private static final Pattern FILE = Pattern.compile("/Type\\s*/EmbeddedFile\\b");

    private PdfStreams() {}

    static void look(byte[] content, Findings findings) {
        long unpacked = 0;
        int dictionaryFrom = 0;
        for (int at = indexOf(content, STREAM, 0); at >= 0; at = indexOf(content, STREAM, at + STREAM.length)) {
            if (at >= 3 && content[at - 3] == 'e' && content[at - 2] == 'n' && content[at - 1] == 'd') {
                dictionaryFrom = at + STREAM.length;
                continue;
            }
            int from = Math.max(dictionaryFrom, at - LONGEST_DICTIONARY);
            dictionary(new String(content, from, at - from, StandardCharsets.ISO_8859_1), findings);
            unpacked += unpacked(content, begin(content, at + STREAM.length), MOST_UNPACKED - unpacked);
            if (unpacked >= MOST_UNPACKED) {
                findings.add(ProblemCode.ATTACHMENT_BOMB);
                throw new Words.NotLookedThrough();
            }
        }
    }

    /** The last dictionary before the stream. */
    private static void dictionary(String before, Findings findings) {
        int begin = Math.max(before.lastIndexOf(" obj"), 0);
        String dictionary = ESCAPED.matcher(before.substring(begin))
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        if (IMAGE.matcher(dictionary).find()) {
            findings.add(ProblemCode.ATTACHMENT_WITH_IMAGE);
            return;
        }
        if (FILE.matcher(dictionary).find()) {
            findings.add(ProblemCode.ATTACHMENT_WITH_EMBEDDED);
        }
        Matcher filter = FILTER.matcher(dictionary);
        while (filter.find()) {
            String several = filter.group(1);
            String one = filter.group(3);
            boolean unpackable = several != null
                    ? several.indexOf('/') != several.lastIndexOf('/') || several.contains(" R")
                    : filter.group(2) != null
                            || one != null && (one.startsWith("/LZW") || one.startsWith("/RunLength"));
            if (unpackable) {
                // Packed twice it could grow without an end, and nothing that writes such papers today packs so.
                findings.add(ProblemCode.ATTACHMENT_UNREADABLE);
                throw new Words.NotLookedThrough();
            }
        }
    }

    private static int begin(byte[] content, int at) {
        int begin = at;
        while (begin < content.length && content[begin] == ' ') {
            begin++;
        }
        if (begin < content.length && content[begin] == '\r') {
            begin++;
        }
        return begin < content.length && content[begin] == '\n' ? begin + 1 : begin;
    }

    /** How much it is unpacked; what is not packed, or differently, ends at once. The two bytes before it are passed over as readers do. */
    private static long unpacked(byte[] content, int begin, long most) {
        if (begin + 2 >= content.length) {
            return 0;
        }
        long unpacked = 0;
        byte[] into = new byte[64 * 1024];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(content, begin + 2, content.length - begin - 2);
            while (!inflater.finished() && unpacked < most) {
                int some = inflater.inflate(into);
                if (some == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                unpacked += some;
            }
        } catch (DataFormatException otherwise) {
            // Up to here it could be unpacked.
        }
        return unpacked;
    }

    static int indexOf(byte[] content, byte[] wanted, int from) {
        for (int at = from; at <= content.length - wanted.length; at++) {
            if (content[at] == wanted[0] && Pictures.at(content, at, wanted)) {
                return at;
            }
        }
        return -1;
    }
}
