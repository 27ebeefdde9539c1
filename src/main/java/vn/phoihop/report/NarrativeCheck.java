package vn.phoihop.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.catalogue.Template;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * Whether the words of a paragraph can stand. Refused: a token that names no figure of the form, a hedge that is not true, a figure typed
 * instead of its token (a number before a unit of count of the form, or a large one that equals a figure), a hedge typed before a token. Warned: a token that was there
 * and is gone, another bare number. Small numbers that are no figures are best written in words.
 */
final class NarrativeCheck {

    /** From here on two equal numbers are hardly a coincidence. */
    private static final BigDecimal LARGE = BigDecimal.valueOf(100);

    /** Words that hedge, at the end of what stands before a figure. */
    private static final Pattern HEDGED_BY_HAND = Pattern.compile(
            "(?iu)(?<!\\p{L})(gần|hơn|trên|dưới|khoảng|chừng|xấp xỉ|ước|ước tính|ước đạt|ít nhất|nhiều nhất|tối thiểu|tối đa|không dưới"
                    + "|không quá|chưa đến|chưa tới|gần đến|gần tới)\\s*$");

    private static final List<Template.Style> HEDGES =
            List.of(Template.Style.NEARLY, Template.Style.MORE_THAN, Template.Style.ABOUT);

    private final Catalogue catalogue;
    private final Form form;
    private final TokenNames names;
    private final Map<String, ReportFigure> figures;

    NarrativeCheck(Catalogue catalogue, Form form, Map<String, ReportFigure> figures) {
        this.catalogue = catalogue;
        this.form = form;
        this.names = new TokenNames(catalogue, form);
        this.figures = figures;
    }

    /** What was found in one paragraph. */
    record Finding(List<Problem> refused, List<Problem> warned) {}

    /** @param where the field of the form the text was typed into */
    Finding check(String where, String former, String text) {
        List<Problem> refused = new ArrayList<>(PlainText.problems(where, text));
        List<Problem> warned = new ArrayList<>();
        Template template;
        try {
            template = Template.parse(text);
        } catch (IllegalArgumentException unreadable) {
            refused.add(Problem.at(where, ProblemCode.REPORT_TOKEN_UNREADABLE, unreadableToken(text)));
            return new Finding(refused, warned);
        }
        String before = "";
        for (Template.Part part : template.parts()) {
            switch (part) {
                case Template.Figure figure -> {
                    check(where, figure).ifPresent(refused::add);
                    hedgedByHand(where, before, figure).ifPresent(refused::add);
                }
                case Template.Fact fact -> {
                    if (!Template.FACTS.contains(fact.name())) {
                        refused.add(Problem.at(where, ProblemCode.REPORT_TOKEN_UNKNOWN, "{@" + fact.name() + "}"));
                    }
                }
                case Template.Words words ->
                    BareNumbers.in(words.text()).forEach(number -> check(where, number, refused, warned));
            }
            before = part instanceof Template.Words words ? words.text() : "";
        }
        Set<String> kept = new HashSet<>(template.indicators());
        indicators(former).stream()
                .filter(code -> !kept.contains(code))
                .forEach(code -> warned.add(Problem.at(where, ProblemCode.REPORT_TOKEN_REMOVED, label(code))));
        return new Finding(refused, warned);
    }

    private Optional<Problem> check(String where, Template.Figure token) {
        if (form.findLine(token.indicator()).isEmpty()) {
            return Optional.of(Problem.at(where, ProblemCode.REPORT_TOKEN_UNKNOWN, Wording.token(token)));
        }
        ReportFigure figure = figures.get(token.indicator());
        if (figure == null) {
            return Optional.empty();
        }
        return Wording.chosenHedge(token.style())
                .filter(hedge -> Hedging.round(hedge, figure.value()).isEmpty())
                .map(hedge -> Problem.at(
                        where,
                        ProblemCode.REPORT_HEDGE_UNTRUE,
                        label(token.indicator()),
                        VietnameseWriting.number(figure.value()),
                        TokenNames.braced(names.name(token.indicator(), Template.Style.EXACT))));
    }

    /** "hơn" typed before a figure is a hedge nobody checks, and stands twice where the figure has one of its own. */
    private Optional<Problem> hedgedByHand(String where, String before, Template.Figure token) {
        Matcher word = HEDGED_BY_HAND.matcher(before);
        if (!word.find() || form.findLine(token.indicator()).isEmpty()) {
            return Optional.empty();
        }
        ReportFigure figure = figures.get(token.indicator());
        List<Template.Style> possible = new ArrayList<>();
        for (Template.Style style : HEDGES) {
            if (figure != null
                    && Wording.chosenHedge(style)
                            .flatMap(hedge -> Hedging.round(hedge, figure.value()))
                            .isPresent()) {
                possible.add(style);
            }
        }
        possible.add(Template.Style.EXACT);
        return Optional.of(Problem.at(
                where,
                ProblemCode.REPORT_HEDGED_BY_HAND,
                word.group(1),
                label(token.indicator()),
                words(token.indicator(), possible)));
    }

    private LocalizedText words(String indicator, List<Template.Style> styles) {
        List<LocalizedText> written = styles.stream()
                .map(style -> TokenNames.braced(names.name(indicator, style)))
                .toList();
        return new LocalizedText(
                written.stream().map(LocalizedText::vi).collect(Collectors.joining(", ")),
                written.stream().map(LocalizedText::en).collect(Collectors.joining(", ")));
    }

    private void check(String where, BareNumbers.Found number, List<Problem> refused, List<Problem> warned) {
        Optional<ReportFigure> equal = number.value().filter(value -> value.compareTo(LARGE) >= 0).stream()
                .flatMap(value -> figures.values().stream()
                        .filter(figure -> figure.value().value().compareTo(value) == 0))
                .findFirst();
        Optional<Indicator> counted = unitFollowing(number.following());
        if (equal.isPresent()) {
            refused.add(Problem.at(
                    where,
                    ProblemCode.REPORT_FIGURE_TYPED,
                    number.written(),
                    TokenNames.braced(names.name(equal.get().code(), Template.Style.USUAL))));
        } else if (counted.isPresent()) {
            refused.add(Problem.at(
                    where,
                    ProblemCode.REPORT_NUMBER_NOT_OF_BOOK,
                    number.written(),
                    counted.get().unit()));
        } else {
            warned.add(Problem.at(where, ProblemCode.REPORT_NUMBER_UNCHECKED, number.written()));
        }
    }

    /** The indicator whose unit of count stands right after a number, the longest unit first. */
    private Optional<Indicator> unitFollowing(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return form.lines().stream()
                .flatMap(line -> catalogue.find(Indicator.class, line.indicator()).stream())
                .filter(indicator -> beginsWith(lower, indicator.unit().vi().toLowerCase(Locale.ROOT)))
                .max(Comparator.comparingInt(indicator -> indicator.unit().vi().length()));
    }

    private static boolean beginsWith(String words, String unit) {
        return words.startsWith(unit)
                && (words.length() == unit.length() || !Character.isLetterOrDigit(words.charAt(unit.length())));
    }

    private static List<String> indicators(String text) {
        try {
            return Template.parse(text).indicators();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private Object label(String code) {
        return catalogue
                .find(Indicator.class, code)
                .<Object>map(Indicator::label)
                .orElse(code);
    }

    /** What stands around the first brace that belongs to no token. */
    private static String unreadableToken(String text) {
        String rest = text.replaceAll(
                "\\{@?[A-Za-z_0-9]+(?:\\|(?:exact|nearly|more_than|about|change|previous|usual))?}", " ");
        int brace = rest.indexOf('{') >= 0 ? rest.indexOf('{') : Math.max(0, rest.indexOf('}') - 20);
        return rest.substring(brace, Math.min(rest.length(), brace + 30)).strip();
    }
}
