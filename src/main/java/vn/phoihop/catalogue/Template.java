package vn.phoihop.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A paragraph with figures as tokens, so that a figure cannot be mistyped. {@code {PATROLS}} prints the figure as its indicator is usually
 * hedged, {@code {PATROLS|exact}}, {@code |nearly}, {@code |more_than}, {@code |about} choose, {@code {PATROLS|change}} prints the change
 * against the compared window, {@code {PATROLS|previous}} the compared figure; {@code {@window}} and other words with an at-sign are facts of the
 * report itself. Figures are printed without their unit of count.
 */
public record Template(List<Part> parts) {

    /** A piece of a template. */
    public sealed interface Part permits Words, Figure, Fact {}

    public record Words(String text) implements Part {}

    public record Figure(String indicator, Style style) implements Part {}

    /** A fact of the report itself. */
    public record Fact(String name) implements Part {}

    /** How a figure is printed. */
    public enum Style {
        /** As the indicator is hedged by default. */
        USUAL,
        EXACT,
        NEARLY,
        MORE_THAN,
        ABOUT,
        /** Change against the compared window, in words. */
        CHANGE,
        /** The compared window's figure. */
        PREVIOUS
    }

    /** The facts a template may name. */
    public static final List<String> FACTS =
            List.of("province", "window", "window_label", "from", "last_day", "cutoff_day", "compared_window");

    private static final Pattern TOKEN = Pattern.compile("\\{(@)?([A-Za-z_0-9]+)(?:\\|([a-z_]+))?}");

    /** @throws IllegalArgumentException when a brace is left over or a style is unknown, naming it */
    public static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int done = 0;
        while (token.find()) {
            words(text.substring(done, token.start()), parts);
            parts.add(
                    token.group(1) != null
                            ? new Fact(token.group(2))
                            : new Figure(token.group(2), style(token.group(3))));
            done = token.end();
        }
        words(text.substring(done), parts);
        return new Template(List.copyOf(parts));
    }

    /** The codes of the figures named. */
    public List<String> indicators() {
        return parts.stream()
                .filter(Figure.class::isInstance)
                .map(part -> ((Figure) part).indicator())
                .distinct()
                .toList();
    }

    private static void words(String text, List<Part> parts) {
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new IllegalArgumentException(text.strip());
        }
        if (!text.isEmpty()) {
            parts.add(new Words(text));
        }
    }

    private static Style style(@org.jspecify.annotations.Nullable String name) {
        if (name == null) {
            return Style.USUAL;
        }
        return List.of(Style.values()).stream()
                .filter(style -> style.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("|" + name));
    }
}
