package vn.phoihop.report;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.catalogue.Template;
import vn.phoihop.catalogue.Template.Style;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * Tokens as an officer reads and writes them: {@code {Tuần tra, kiểm soát | gần}} stands for {@code {PATROLS|nearly}}. Names of either language
 * and the codes themselves are understood; what is kept are codes, so that a figure renamed later is still the same figure.
 */
final class TokenNames {

    private static final Pattern WRITTEN = Pattern.compile("\\{([^{}|]+)(?:\\|([^{}|]+))?}");

    private static final Map<Style, LocalizedText> STYLES = Map.of(
            Style.EXACT, new LocalizedText("đúng số", "exact"),
            Style.NEARLY, new LocalizedText("gần", "nearly"),
            Style.MORE_THAN, new LocalizedText("hơn", "more than"),
            Style.ABOUT, new LocalizedText("khoảng", "about"),
            Style.CHANGE, new LocalizedText("tăng, giảm", "change"),
            Style.PREVIOUS, new LocalizedText("kỳ so sánh", "compared window"));

    private static final Map<String, LocalizedText> FACTS = Map.of(
            "province", new LocalizedText("tên tỉnh", "name of the province"),
            "window", new LocalizedText("từ ngày đến ngày của kỳ", "days of the window"),
            "window_label", new LocalizedText("tên kỳ", "name of the window"),
            "from", new LocalizedText("ngày đầu kỳ", "first day of the window"),
            "last_day", new LocalizedText("ngày cuối kỳ", "last day of the window"),
            "cutoff_day", new LocalizedText("ngày chốt số liệu", "day the figures were frozen"),
            "compared_window", new LocalizedText("từ ngày đến ngày của kỳ so sánh", "days of the compared window"));

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Catalogue catalogue;
    private final Form form;

    /** Only who reads what was typed needs the codes of all names: worked out then. */
    private @Nullable Map<String, String> codes;

    TokenNames(Catalogue catalogue, Form form) {
        this.catalogue = catalogue;
        this.form = form;
    }

    private Map<String, String> codes() {
        Map<String, String> known = codes;
        if (known == null) {
            known = new HashMap<>();
            for (Map.Entry<String, LocalizedText> fact : FACTS.entrySet()) {
                known.put(folded(fact.getValue().vi()), "@" + fact.getKey());
                known.put(folded(fact.getValue().en()), "@" + fact.getKey());
            }
            for (Form.Line line : form.lines()) {
                LocalizedText label = label(line.indicator());
                known.put(folded(label.vi()), line.indicator());
                known.put(folded(label.en()), line.indicator());
            }
            codes = known;
        }
        return known;
    }

    private LocalizedText label(String indicator) {
        return catalogue
                .find(Indicator.class, indicator)
                .map(Indicator::label)
                .orElse(new LocalizedText(indicator, indicator));
    }

    /** {@code Tuần tra, kiểm soát | gần}, without the braces. */
    LocalizedText name(Template.Figure token) {
        return name(token.indicator(), token.style());
    }

    LocalizedText name(String indicator, Style style) {
        LocalizedText label = label(indicator);
        @Nullable LocalizedText way = STYLES.get(style);
        return way == null ? label : new LocalizedText(label.vi() + " | " + way.vi(), label.en() + " | " + way.en());
    }

    LocalizedText name(Template.Fact token) {
        return FACTS.getOrDefault(token.name(), new LocalizedText("@" + token.name(), "@" + token.name()));
    }

    /** How a figure is printed, in one word; null for the usual way. */
    static @Nullable LocalizedText way(Style style) {
        return STYLES.get(style);
    }

    static LocalizedText braced(LocalizedText name) {
        return new LocalizedText("{" + name.vi() + "}", "{" + name.en() + "}");
    }

    /** A kept text with names for codes; what cannot be read stays as it is. */
    String shown(String kept, Locale locale) {
        return WRITTEN.matcher(kept).replaceAll(found -> Matcher.quoteReplacement(named(found.group(), locale)));
    }

    private String named(String token, Locale locale) {
        try {
            return switch (Template.parse(token).parts().getFirst()) {
                case Template.Words words -> words.text();
                case Template.Figure figure -> braced(name(figure)).in(locale);
                case Template.Fact fact -> braced(name(fact)).in(locale);
            };
        } catch (IllegalArgumentException unreadable) {
            return token;
        }
    }

    /** A typed text with codes for names; a name nobody knows stays as it was typed, to be refused. */
    String kept(String typed) {
        return WRITTEN.matcher(typed)
                .replaceAll(found -> Matcher.quoteReplacement(
                        code(found.group(1), found.group(2)).orElse(found.group())));
    }

    private Optional<String> code(String name, @Nullable String way) {
        String code = codes().get(folded(name));
        if (code == null) {
            return Optional.empty();
        }
        if (way == null) {
            return Optional.of("{" + code + "}");
        }
        String wanted = folded(way);
        return STYLES.entrySet().stream()
                .filter(style -> folded(style.getValue().vi()).equals(wanted)
                        || folded(style.getValue().en()).equals(wanted)
                        || folded(style.getKey().name()).equals(wanted))
                .findFirst()
                .map(style -> "{" + code + "|" + style.getKey().name().toLowerCase(Locale.ROOT) + "}");
    }

    private static String folded(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC).strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }
}
