package vn.phoihop.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.web.Address;

/**
 * Addresses before they are kept. What is typed into a search is in the address, and free text knows no exception: a number of a person is
 * not kept because it was only looked for.
 */
final class TypedAddress {

    /** Stands where something was typed that is not kept. */
    private static final String NOT_KEPT = "[…]";

    /** Ids of ours are made here and now and then end in twelve digits. */
    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

    private TypedAddress() {}

    /** As the trail keeps it: as it was asked for, but for what may not be written down. */
    static String kept(String path, @Nullable String query) {
        String where = plain(path) ? path : NOT_KEPT;
        return query == null
                ? where
                : where + "?"
                        + Arrays.stream(query.split("&", -1))
                                .map(TypedAddress::kept)
                                .collect(Collectors.joining("&"));
    }

    private static String kept(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        if (!plain(name)) {
            return NOT_KEPT;
        }
        return equals < 0 || plain(pair.substring(equals + 1)) ? pair : name + "=" + NOT_KEPT;
    }

    /** What may not be kept of an address, told at the parameter that has it. */
    static List<Problem> problems(Address address) {
        List<Problem> problems = new ArrayList<>(PlainText.problems("address", withoutIds(address.path())));
        address.parameters().forEach((name, value) -> {
            List<Problem> ofName = PlainText.problems("address", withoutIds(name));
            problems.addAll(ofName);
            problems.addAll(PlainText.problems(ofName.isEmpty() ? name : "address", withoutIds(value)));
        });
        return problems;
    }

    private static boolean plain(String encoded) {
        return PlainText.marks(withoutIds(decoded(encoded))).isEmpty();
    }

    private static String withoutIds(String text) {
        return ID.matcher(text).replaceAll(" ");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
