package vn.phoihop.exchange;

import java.util.List;
import java.util.Map;
import vn.phoihop.web.Choice;

/**
 * Rows of units, and of forces with areas, as a form shows them.
 *
 * @param values what stands in their fields, by their names
 * @param words the names of areas and units that stand in them by their ids
 */
record RecipientRows(
        Map<String, String> values,
        Map<String, String> words,
        List<Integer> units,
        List<Integer> groups,
        List<Choice> forces) {

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    String word(String field) {
        return words.getOrDefault(field, "");
    }

    /** The forces, with the one that stands in the field. */
    List<Choice> chosen(String field) {
        return forces.stream()
                .map(one -> new Choice(one.value(), one.label(), one.value().equals(value(field))))
                .toList();
    }
}
