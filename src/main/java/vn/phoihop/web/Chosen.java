package vn.phoihop.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/**
 * A record that was chosen in a list for a step, as it was seen there: who chose it agrees to what the list showed and not to what somebody
 * has made of it since.
 *
 * @param version null where a program does not name it
 */
public record Chosen(RecordKey record, @Nullable Integer version) {

    /** What the member is for in which programs name versions. */
    public static final String VERSIONS =
            "Versions of the records as they were seen; one that has changed since is refused";

    /** As a row of a list names it: {@code BOOK/ID.VERSION}. */
    public static String word(RecordKey record, int version) {
        return record + "." + version;
    }

    /** As {@link #word} wrote it. */
    public static Chosen read(String word) {
        int slash = word.indexOf('/');
        int dot = word.indexOf('.');
        try {
            return new Chosen(
                    RecordKey.of(
                            Integer.parseInt(word.substring(0, slash)),
                            UUID.fromString(word.substring(slash + 1, dot))),
                    Integer.valueOf(word.substring(dot + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new Refused(Problem.at("chosen", ProblemCode.NOT_READABLE, word));
        }
    }

    /** Those of a form; none for null. */
    public static List<Chosen> all(@Nullable List<String> words) {
        return words == null ? List.of() : words.stream().map(Chosen::read).toList();
    }

    /** As a program names them, with the versions it has seen where it says so. */
    public static List<Chosen> all(int book, @Nullable List<UUID> records, @Nullable Map<UUID, Integer> versions) {
        if (records == null || records.isEmpty()) {
            throw new Refused(Problem.at("records", ProblemCode.NOTHING_CHOSEN));
        }
        Map<UUID, Integer> seen = versions == null ? Map.of() : versions;
        return records.stream()
                .map(id -> new Chosen(RecordKey.of(book, id), seen.get(id)))
                .toList();
    }
}
