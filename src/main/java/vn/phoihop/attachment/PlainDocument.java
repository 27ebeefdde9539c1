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

    /** A cell by which a spreadsheet program starts another program. */
    private static final Pattern STARTS_PROGRAM =
            Pattern.compile("(?m)(?:^|[,;\\t])[\\s\"]*[=+@-][^\\n,;\\t]*\\|[^\\n]*!");

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
        if (STARTS_PROGRAM.matcher(words).find()) {
            findings.add(ProblemCode.ATTACHMENT_ACTIVE);
        }
        Words looked = new Words(findings, Findings.Place.TEXT);
        for (int at = 0; at < words.length(); at += 32 * 1024) {
            looked.add(words.substring(at, Math.min(words.length(), at + 32 * 1024)));
        }
        looked.end();
    }
}
