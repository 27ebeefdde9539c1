package vn.phoihop.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.catalogue.Template;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;

/** Prints templates: figures from the report, hedged or exact, facts of the report itself, and the words between them. Vietnamese, as papers are. */
final class Wording {

    /** A piece of a printed paragraph; {@code name} is what stands for it in the text that is edited, null for words. */
    record Piece(String printed, @Nullable LocalizedText name) {
        boolean figure() {
            return name != null;
        }
    }

    private static final BigDecimal LEAST_SHOWN = new BigDecimal("0.1");

    private final Catalogue catalogue;
    private final String compared;
    private final TokenNames names;
    private final Map<String, ReportFigure> figures;
    private final Map<String, String> facts;

    Wording(Catalogue catalogue, Form form, Map<String, ReportFigure> figures, Map<String, String> facts) {
        this.catalogue = catalogue;
        this.names = new TokenNames(catalogue, form);
        this.compared = form.comparison() == Form.Comparison.PREVIOUS_WINDOW ? "kỳ trước" : "cùng kỳ";
        this.figures = figures;
        this.facts = facts;
    }

    String print(String text) {
        return pieces(text).stream().map(Piece::printed).collect(Collectors.joining());
    }

    /** The text in its pieces; what cannot be read as a token stands as it was typed, so that a preview never fails. */
    List<Piece> pieces(String text) {
        Template template;
        try {
            template = Template.parse(text);
        } catch (IllegalArgumentException unreadable) {
            return List.of(new Piece(text, null));
        }
        List<Piece> pieces = new ArrayList<>();
        for (Template.Part part : template.parts()) {
            pieces.add(
                    switch (part) {
                        case Template.Words words -> new Piece(words.text(), null);
                        case Template.Figure figure -> new Piece(print(figure), names.name(figure));
                        case Template.Fact fact -> new Piece(facts.getOrDefault(fact.name(), "…"), names.name(fact));
                    });
        }
        return pieces;
    }

    static String token(Template.Figure figure) {
        return figure.style() == Template.Style.USUAL
                ? "{" + figure.indicator() + "}"
                : "{" + figure.indicator() + "|" + figure.style().name().toLowerCase(java.util.Locale.ROOT) + "}";
    }

    /** The figure as its indicator is usually printed in prose: {@code gần 11.000}, {@code 360}. */
    String usual(ReportFigure figure) {
        Hedge usual = catalogue
                .find(Indicator.class, figure.code())
                .map(Indicator::hedge)
                .orElse(Hedge.EXACT);
        return hedged(usual, figure.value()).orElseGet(() -> VietnameseWriting.number(figure.value()));
    }

    /** Whether the style is true of the figure; CHANGE and PREVIOUS always can be printed. */
    static Optional<Hedge> chosenHedge(Template.Style style) {
        return switch (style) {
            case NEARLY -> Optional.of(Hedge.NEARLY);
            case MORE_THAN -> Optional.of(Hedge.MORE_THAN);
            case ABOUT -> Optional.of(Hedge.ABOUT);
            default -> Optional.empty();
        };
    }

    static Optional<String> hedged(Hedge hedge, Quantity value) {
        return Hedging.round(hedge, value).map(round -> hedgeWord(hedge) + VietnameseWriting.number(round));
    }

    private static String hedgeWord(Hedge hedge) {
        return switch (hedge) {
            case EXACT -> "";
            case NEARLY -> "gần ";
            case MORE_THAN -> "hơn ";
            case ABOUT -> "khoảng ";
        };
    }

    private String print(Template.Figure token) {
        ReportFigure figure = figures.get(token.indicator());
        if (figure == null) {
            return "…";
        }
        return switch (token.style()) {
            case USUAL -> {
                String usual = usual(figure);
                yield usual.equals(VietnameseWriting.number(figure.value()))
                        ? VietnameseWriting.inText(figure.value())
                        : usual;
            }
            case EXACT -> VietnameseWriting.inText(figure.value());
            case NEARLY, MORE_THAN, ABOUT ->
                hedged(chosenHedge(token.style()).orElseThrow(), figure.value())
                        .orElseGet(() -> VietnameseWriting.inText(figure.value()));
            case CHANGE -> changeInWords(figure);
            case PREVIOUS ->
                figure.previous() == null ? "không có số liệu" : VietnameseWriting.inText(figure.previous());
        };
    }

    /** {@code tăng 5,2% so với cùng kỳ}, {@code bằng cùng kỳ}. */
    String changeInWords(ReportFigure figure) {
        Quantity previous = figure.previous();
        if (previous == null) {
            return "chưa có số liệu so sánh";
        }
        int direction = figure.value().compareTo(previous);
        if (direction == 0) {
            return "bằng " + compared;
        }
        if (previous.isZero()) {
            return compared + " không phát sinh";
        }
        BigDecimal percent = figure.changePercent().orElseThrow().abs();
        String amount = percent.compareTo(LEAST_SHOWN) < 0
                ? "chưa đến 0,1%"
                : VietnameseWriting.percent(new Quantity(percent).value());
        return (direction > 0 ? "tăng " : "giảm ") + amount + " so với " + compared;
    }
}
