package vn.phoihop.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Problem;

/**
 * The form of an item as somebody or some program sent it: what could be read of it, and what could not. Where something could not be read the form
 * holds a stand-in, so that all else can be judged at once; it is never written.
 *
 * @param fields by what name the parts were sent that the form numbers in their order: {@code units[0]}
 * @param attachments the documents that go with it; null for those it has
 */
record Typed(
        ItemForm form,
        List<Problem> problems,
        Map<String, String> fields,
        @Nullable List<UUID> attachments) {

    Typed {
        problems = List.copyOf(problems);
        fields = Map.copyOf(fields);
        attachments = attachments == null ? null : List.copyOf(attachments);
    }

    Typed(ItemForm form, List<Problem> problems, Map<String, String> fields) {
        this(form, problems, fields, null);
    }

    /** The same with these documents. */
    Typed attaching(@Nullable List<UUID> others) {
        return new Typed(form, problems, fields, others);
    }

    /** The same with the documents of a form, and what was wrong with others. */
    Typed uploading(Uploads uploads) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(uploads.problems());
        return new Typed(form, all, fields, uploads.ids());
    }

    /** All problems: those of reading, and those of what was read, each at the field as it was sent and once. */
    List<Problem> with(List<Problem> checked) {
        return all(problems, checked, fields);
    }

    static List<Problem> all(List<Problem> unread, List<Problem> checked, Map<String, String> fields) {
        Set<String> unreadable = unread.stream().map(Problem::where).collect(Collectors.toSet());
        List<Problem> all = new ArrayList<>(unread);
        checked.stream()
                .map(problem -> new Problem(
                        problem.code(), fields.getOrDefault(problem.where(), problem.where()), problem.arguments()))
                .filter(problem -> !unreadable.contains(problem.where()))
                .forEach(all::add);
        return all;
    }
}
