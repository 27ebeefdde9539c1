package vn.phoihop.vocabulary;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese text made comparable for search: small letters without any mark, so that hoà, hòa and hoa, đ and d, NFC and NFD are alike. */
public final class Folding {

    /** Words beyond this do not narrow a search any more. */
    private static final int MOST_WORDS = 8;

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Cc},.;·]+");

    /** A record's id as exports and addresses write it, with or without its book. */
    private static final Pattern ID =
            Pattern.compile("(?:\\d+/)?([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Folding() {}

    /** The words of a search as somebody typed it, each once; of an id its beginning, by which records are found. */
    public static List<String> words(String typed) {
        return BETWEEN.splitAsStream(fold(typed))
                .filter(word -> !word.isEmpty())
                .map(word -> ID.matcher(word).replaceFirst("$1"))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** Of a record's id as much as people type: its first eight letters. */
    public static String shortId(RecordKey record) {
        return record.id().toString().substring(0, 8);
    }

    public static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
