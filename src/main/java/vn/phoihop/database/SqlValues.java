package vn.phoihop.database;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a question asks, as PostgreSQL writes it; null where it is not asked. */
public final class SqlValues {

    private SqlValues() {}

    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Numbers, or ids that are written as such, as an array. */
    public static @Nullable String array(@Nullable Collection<?> ids) {
        return ids == null ? null : ids.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
