package vn.phoihop.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * A table as text (RFC 4180): columns parted by commas, semicolons or tabs, whichever its first line uses; lines that begin with {@code #} are
 * comments. It must be UTF-8; of what is not, it is told what it looks like, since that is what a person has to change.
 */
final class SentText {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    /** What windows-1258 writes after a vowel for its tone; in other encodings these are rare after a vowel. */
    private static final String TONES = "\u00cc\u00ec\u00d2\u00de\u00f2";

    private static final String VOWELS =
            "aeiouyAEIOUY\u00e2\u00ea\u00f4\u00f5\u00fd\u00e3\u00c2\u00ca\u00d4\u00d5\u00dd\u00c3";

    private SentText() {}

    static Optional<String> decode(String file, byte[] content, List<Problem> problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(content.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        boolean holdsZero = holdsZero(content);
        if (!result.isError() && !holdsZero) {
            String text = out.flip().toString();
            return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
        }
        boolean utf16 = content.length > 1
                && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                        || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
        if (utf16) {
            problems.add(Problem.at(file, ProblemCode.FILE_ENCODING, "UTF-16 (“Unicode Text”)"));
        } else if (holdsZero) {
            boolean everyOther = everyOtherIsZero(content);
            problems.add(Problem.at(
                    file,
                    everyOther ? ProblemCode.FILE_ENCODING : ProblemCode.FILE_KIND_UNKNOWN,
                    everyOther ? "UTF-16" : "binary"));
        } else {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += content[i] == '\n' ? 1 : 0;
            }
            problems.add(Problem.at(file + ":" + line, ProblemCode.FILE_ENCODING, eightBit(content)));
        }
        return Optional.empty();
    }

    private static boolean holdsZero(byte[] content) {
        for (byte one : content) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean everyOtherIsZero(byte[] content) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }
        return Math.max(even, odd) > content.length / 8 && Math.min(even, odd) == 0;
    }

    private static String eightBit(byte[] content) {
        String letters = new String(content, StandardCharsets.ISO_8859_1);
        for (int i = 1; i < letters.length(); i++) {
            if (TONES.indexOf(letters.charAt(i)) >= 0 && VOWELS.indexOf(letters.charAt(i - 1)) >= 0) {
                return "Windows-1258";
            }
        }
        return "TCVN3, VNI, Windows-1252";
    }

    static List<SentTable.Line> lines(String file, String text, List<Problem> problems) {
        List<SentTable.Line> lines = new ArrayList<>();
        char separator = separator(text);
        int number = 1;
        int at = 0;
        while (at < text.length() && lines.size() <= SentTable.MOST_ROWS) {
            Reading reading = new Reading(text, at, separator);
            List<String> cells = reading.cells();
            if (reading.open) {
                problems.add(Problem.at(file + ":" + number, ProblemCode.QUOTE_OPEN));
                return lines;
            }
            SentTable.Line line = SentTable.Line.of(number, cells);
            if (!line.isBlank() && !cells.getFirst().startsWith("#")) {
                lines.add(line);
            }
            number += reading.breaks;
            at = reading.at;
        }
        return lines;
    }

    /** The sign that parts the first line that is no comment into most columns. */
    private static char separator(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        char best = ',';
        for (char one : new char[] {';', '\t'}) {
            if (first.chars().filter(c -> c == one).count()
                    > first.chars().filter(c -> c == ',').count()) {
                best = one;
            }
        }
        return best;
    }

    /** Composed letters, no spaces around and single ones within: what looks the same is the same. */
    static String clean(String cell) {
        String clean = SPACES.matcher(Normalizer.normalize(cell, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        // Exports put an apostrophe before what spreadsheets would take for a formula.
        return clean.length() > 1 && clean.charAt(0) == '\'' && "=+-@".indexOf(clean.charAt(1)) >= 0
                ? clean.substring(1)
                : clean;
    }

    /** One line, which may hold quoted line breaks. */
    private static final class Reading {

        private final String text;
        private final char separator;
        private int at;
        private int breaks;
        private boolean open;

        private Reading(String text, int at, char separator) {
            this.text = text;
            this.at = at;
            this.separator = separator;
        }

        private List<String> cells() {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (open) {
                    quoted(c, cell);
                } else if (c == '"' && cell.toString().isBlank()) {
                    cell.setLength(0);
                    open = true;
                } else if (c == separator) {
                    cells.add(clean(cell.toString()));
                    cell.setLength(0);
                } else if (c == '\n') {
                    breaks++;
                    break;
                } else {
                    cell.append(c);
                }
            }
            cells.add(clean(cell.toString()));
            return cells;
        }

        private void quoted(char c, StringBuilder cell) {
            if (c == '"' && at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else if (c == '"') {
                open = false;
            } else {
                breaks += c == '\n' ? 1 : 0;
                cell.append(c);
            }
        }
    }
}
