package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address inside the application: a path and its parameters, each at most once, in the order written. */
public record Address(String path, Map<String, String> parameters) {

    public Address {
        parameters = new LinkedHashMap<>(parameters);
    }

    /** From text such as {@code /reports?state=DRAFT}. */
    public static Address of(String text) {
        int mark = text.indexOf('?');
        if (mark < 0) {
            return new Address(text, Map.of());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Address(text.substring(0, mark), parameters);
    }

    static Address of(HttpServletRequest request) {
        String query = request.getQueryString();
        return of(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
    }

    /** The same address with the parameter set, or without it where the value is null or empty. */
    public Address with(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        if (value == null || value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Address(path, changed);
    }

    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
