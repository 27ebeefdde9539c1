package vn.phoihop.attachment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * Looks at the streams of a PDF as they lie in the file, before a reader of PDF unpacks them: also at those that an earlier version of the document
 * has left behind, which the reader no longer shows. Packed twice, or in a way other than the usual one, a stream could grow without an end, and
 * nothing that writes such papers today packs so.
 */
final class PdfStreams {

    private static final long MOST_UNPACKED = 100L * 1024 * 1024;
    private static final int MOST_STREAMS = 50_000;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    /** Neither grows when it is unpacked, beyond what is measured. */
    private static final Set<String> GOOD =
            Set.of("FlateDecode", "Fl", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85");

    private static final Set<String> IMAGES =
            Set.of("DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode");

    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final String SPACE = "(?:[\\s\\x00]++|%[^\\r\\n]*+)*+";
    private static final String NAME = "/([^\\s\\x00()<>\\[\\]{}/%]*+)";
    private static final Pattern KEY = Pattern.compile("/Filter(?![^\\s\\x00()<>\\[\\]{}/%])");
    /** One name, alone or in brackets, or nothing in brackets. */
    private static final Pattern VALUE =
            Pattern.compile(SPACE + "(?:" + NAME + "|\\[" + SPACE + "(?:" + NAME + ")?+" + SPACE + "\\])");

    private static final Pattern DECODES = Pattern.compile("/\\w{1,20}Decode\\b");
    private static final Pattern IMAGE =
            Pattern.compile("/Subtype" + SPACE + "/Image\\b|/(DCT|JPX|CCITTFax|JBIG2)Decode\\b");
    private static final Pattern FILE = Pattern.compile("/Type" + SPACE + "/EmbeddedFile\\b");

    private final byte[] content;
    private final Findings findings;
    private final byte[] into = new byte[64 * 1024];
    private long unpacked;
    private int streams;

    private PdfStreams(byte[] content, Findings findings) {
        this.content = content;
        this.findings = findings;
    }

    static void look(byte[] content, Findings findings) {
        PdfStreams streams = new PdfStreams(content, findings);
        streams.lookAtObjects();
        for (int at = indexOf(content, STREAM, 0); at >= 0; at = indexOf(content, STREAM, at + STREAM.length)) {
            if (at < 3 || content[at - 3] != 'e' || content[at - 2] != 'n' || content[at - 1] != 'd') {
                streams.unpack(begin(content, at + STREAM.length));
            }
        }
    }

    /** Whether the stream may be unpacked; a picture may not, and is told. Any other that is packed unusually is not looked into, nor is the document. */
    static boolean unpackable(COSStream stream, Findings findings) {
        COSBase filters = stream.getFilters();
        if (filters == null) {
            return true;
        }
        List<String> names = filters instanceof COSArray several
                ? several.toList().stream()
                        .map(one -> one instanceof COSName name ? name.getName() : "")
                        .toList()
                : List.of(filters instanceof COSName name ? name.getName() : "");
        if (names.stream().anyMatch(IMAGES::contains)) {
            findings.add(ProblemCode.ATTACHMENT_WITH_IMAGE);
            return false;
        }
        if (names.size() > 1 || !GOOD.containsAll(names)) {
            throw findings.unreadable();
        }
        return true;
    }

    /** Wherever an object with a dictionary begins, also one in the middle of something else: a reader is led to it by its place alone. */
    private void lookAtObjects() {
        long effort = 0;
        for (int at = 1; at + 5 < content.length; at++) {
            if (content[at] == 'o'
                    && content[at + 1] == 'b'
                    && content[at + 2] == 'j'
                    && (space(content[at - 1]) || content[at - 1] >= '0' && content[at - 1] <= '9')) {
                int begin = afterSpace(at + 3);
                effort += begin - at;
                if (Pictures.at(content, begin, new byte[] {'<', '<'})) {
                    int end = endOfDictionary(begin);
                    effort += end - begin;
                    dictionary(new String(content, begin, end - begin, StandardCharsets.ISO_8859_1), end);
                }
                if (effort > 2L * content.length) {
                    throw findings.unreadable();
                }
            }
        }
    }

    private void dictionary(String raw, int end) {
        String dictionary = ESCAPED.matcher(raw)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        boolean image = IMAGE.matcher(dictionary).find();
        if (image) {
            findings.add(ProblemCode.ATTACHMENT_WITH_IMAGE);
        }
        if (FILE.matcher(dictionary).find()) {
            findings.add(ProblemCode.ATTACHMENT_WITH_EMBEDDED);
        }
        Matcher key = KEY.matcher(dictionary);
        int next = afterSpace(end);
        int wordEnd = next;
        while (wordEnd < content.length && content[wordEnd] >= 'a' && content[wordEnd] <= 'z') {
            wordEnd++;
        }
        boolean stream = wordEnd > next && !Pictures.at(content, next, "endobj".getBytes(StandardCharsets.US_ASCII));
        if (key.find()) {
            Matcher value = VALUE.matcher(dictionary).region(key.end(), dictionary.length());
            String filter = value.lookingAt() ? value.group(1) == null ? value.group(2) : value.group(1) : "?";
            boolean known = filter == null || GOOD.contains(filter) || IMAGES.contains(filter);
            // What is no stream may be called a filter, too: who signs, who locks.
            boolean bad = "?".equals(filter)
                    || DECODES.matcher(dictionary).results().limit(2).count() > 1
                    || stream && (!known || key.find())
                    || "LZWDecode".equals(filter)
                    || "RunLengthDecode".equals(filter);
            if (bad && image) {
                throw new Words.NotLookedThrough();
            } else if (bad) {
                throw findings.unreadable();
            }
            if (!Pictures.at(content, next, STREAM)) {
                // Some readers do not mind by what word a stream begins.
                unpack(begin(content, wordEnd));
            }
        }
    }

    /** Behind the dictionary that begins there. Strings and comments may hold anything. */
    private int endOfDictionary(int begin) {
        int depth = 0;
        int at = begin;
        while (at < content.length) {
            byte sign = content[at];
            byte next = at + 1 < content.length ? content[at + 1] : 0;
            if (sign == '%') {
                at = endOfLine(at);
            } else if (sign == '(') {
                at = endOfString(at);
            } else if (sign == '<' && next == '<') {
                depth++;
                at += 2;
            } else if (sign == '<') {
                while (at < content.length && content[at] != '>') {
                    at++;
                }
                at++;
            } else if (sign == '>' && next == '>') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else if (sign == '>') {
                break;
            } else {
                at++;
            }
        }
        throw findings.unreadable();
    }

    private int endOfString(int begin) {
        int open = 0;
        int at = begin;
        while (at < content.length) {
            byte sign = content[at];
            boolean escaped = sign == '\\';
            if (escaped) {
                at++;
            }
            if (at < content.length && content[at] == ')') {
                open -= escaped ? 0 : 1;
                if (open == 0 || endsAnyway(at + 1)) {
                    return at + 1;
                }
            } else if (!escaped && sign == '(') {
                open++;
            }
            at++;
        }
        return at;
    }

    /** Readers of PDF take a string for ended where the next line begins as a dictionary goes on. */
    private boolean endsAnyway(int at) {
        int next = at;
        if (next < content.length && content[next] == '\r') {
            next++;
        }
        if (next < content.length && content[next] == '\n') {
            next++;
        }
        return next > at && next < content.length && (content[next] == '/' || content[next] == '>');
    }

    private int endOfLine(int at) {
        int end = at;
        while (end < content.length && content[end] != '\r' && content[end] != '\n') {
            end++;
        }
        return end;
    }

    private int afterSpace(int from) {
        int at = from;
        while (at < content.length && (space(content[at]) || content[at] == '%')) {
            at = content[at] == '%' ? endOfLine(at) : at + 1;
        }
        return at;
    }

    private static boolean space(byte sign) {
        return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t' || sign == '\f' || sign == 0;
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

    private void unpack(int begin) {
        findings.inTime();
        if (++streams > MOST_STREAMS) {
            throw findings.unreadable();
        }
        unpacked += unpacked(begin, MOST_UNPACKED - unpacked);
        if (unpacked >= MOST_UNPACKED) {
            findings.add(ProblemCode.ATTACHMENT_BOMB);
            throw new Words.NotLookedThrough();
        }
    }

    /** How much it is unpacked; what is not packed, or differently, ends at once. The two bytes before it are passed over as readers do. */
    private long unpacked(int begin, long most) {
        if (begin + 2 >= content.length) {
            return 0;
        }
        long some = 0;
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(content, begin + 2, content.length - begin - 2);
            while (!inflater.finished() && some < most) {
                int now = inflater.inflate(into);
                if (now == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                some += now;
            }
        } catch (DataFormatException otherwise) {
            // Up to here it could be unpacked.
        }
        return some;
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
