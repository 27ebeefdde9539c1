package vn.phoihop.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import vn.phoihop.vocabulary.ProblemCode;

/** Looks through plain text and tables of it: UTF-8, nothing but text, and no other type in its disguise. */
final class PlainDocument {

    /** Other types whose content is text, and programs. */
    private static final Pattern DISGUISE =
            Pattern.compile("(?is)\\s*(%PDF|\\{\\\\rtf|<\\?xml|<!doctype|<html|<svg|<script|#!|%!PS|MIME-Version:).*");

    private static final Pattern PICTURE = Pattern.compile("(?i)data:\\s*image/");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t\\f]]");

    private PlainDocument() {}

    static void look(byte[] content, Findings findings) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException other) {
            findings.add(ProblemCode.ATTACHMENT_NOT_UTF8);
            return;
        }
        String words = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (words.length() > Words.MOST) {
            throw findings.tooLong();
        }
        if (words.isBlank()) {
            findings.add(ProblemCode.ATTACHMENT_EMPTY);
        }
        if (CONTROL.matcher(words).find()
                || DISGUISE.matcher(words.substring(0, Math.min(words.length(), 512)))
                        .matches()) {
            findings.add(ProblemCode.ATTACHMENT_TYPE_MISMATCH);
        }
        if (PICTURE.matcher(words).find()) {
            findings.add(ProblemCode.ATTACHMENT_WITH_IMAGE);
        }
        if (words.lines().anyMatch(PlainDocument::startsProgram)) {
            findings.add(ProblemCode.ATTACHMENT_ACTIVE);
        }
        Words looked = new Words(findings, Findings.Place.TEXT);
        for (int at = 0; at < words.length(); at += 32 * 1024) {
            looked.add(words.substring(at, Math.min(words.length(), at + 32 * 1024)));
        }
        looked.end();
    }

    /** Whether a spreadsheet program starts another program by a cell of the line: {@code =program|'what to do'!A0}. */
    private static boolean startsProgram(String line) {
        int last = line.lastIndexOf('!');
        int from = 0;
        while (from < last) {
            int begin = from;
            while (begin < last && (Character.isWhitespace(line.charAt(begin)) || line.charAt(begin) == '"')) {
                begin++;
            }
            // A tabulator may have been passed over, which begins a cell itself.
            int end = begin;
            boolean asks = false;
            while (end < last && ",;\t".indexOf(line.charAt(end)) < 0) {
                asks |= line.charAt(end) == '|';
                end++;
            }
            if (asks && "=+@-".indexOf(line.charAt(begin)) >= 0) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }
}
