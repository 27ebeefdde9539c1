package vn.phoihop.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list, for the page as for its export.
 *
 * @param key its sort in the address; empty when the list cannot be sorted by it
 * @param label the words of its head, with the unit of count where it holds numbers
 * @param numeric right-aligned, with tabular digits
 * @param value what a row has there: text, number, date; null for nothing
 * @param href where its text leads; null for nowhere
 */
public record Column<T>(
        String key,
        String label,
        boolean numeric,
        Function<T, @Nullable Object> value,
        Function<T, @Nullable String> href) {

    public static <T> Column<T> text(String label, Function<T, @Nullable Object> value) {
        return new Column<>("", label, false, value, _ -> null);
    }

    public static <T> Column<T> number(String label, Function<T, @Nullable Object> value) {
        return new Column<>("", label, true, value, _ -> null);
    }

    public Column<T> sortedBy(String sort) {
        return new Column<>(sort, label, numeric, value, href);
    }

    public Column<T> linking(Function<T, @Nullable String> to) {
        return new Column<>(key, label, numeric, value, to);
    }
}
