package vn.phoihop.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.catalogue.Template;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.figure.CountOnlyFigures.Declared;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/**
 * The figures of a report for programs: {@code figures.json}.
 *
 * @param window half-open, ISO dates
 * @param cutoff {@code book:position,…}
 * @param structure in which areas and units they are read: those of the day on which it happened
 * @param sample of invented records
 */
record FiguresFile(
        String form, Days window, String cutoff, Form.Structure structure, boolean sample, List<Line> figures) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    record Days(LocalDate from, LocalDate to) {}

    /**
     * @param value exact decimal
     * @param countOnly contains a count without records
     * @param printed as the report's words have it: {@code gần 11.000}
     * @param compared what the annex prints beside it; left out where nothing is known of the compared window
     */
    record Line(
            String code,
            LocalizedText label,
            String unit,
            String value,
            boolean countOnly,
            String printed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Compared compared) {}

    /**
     * The figure of the window the report compares with.
     *
     * @param value exact decimal
     * @param countOnly contains a count without records, which {@code sources} name
     * @param anotherRegime the regime cut time otherwise then: the two windows begin and end differently
     * @param change the figure less the compared one, exact decimal
     * @param changePercent one decimal, as printed; left out where there is nothing to divide by
     */
    record Compared(
            Days window,
            String value,
            boolean countOnly,
            boolean anotherRegime,
            List<LocalizedText> sources,
            String change,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String changePercent) {

        static @Nullable Compared of(ReportFigure figure, ReportContent content, List<Declared> counts) {
            Quantity previous = figure.previous();
            Window window = content.compared().orElse(null);
            if (previous == null || window == null) {
                return null;
            }
            return new Compared(
                    new Days(window.from(), window.to()),
                    previous.toString(),
                    figure.previousCountOnly(),
                    content.comparedByAnother(),
                    counts.stream()
                            .filter(count -> count.indicator().equals(figure.code())
                                    && count.window().equals(window))
                            .map(Declared::source)
                            .distinct()
                            .toList(),
                    figure.value().plus(previous.negate()).toString(),
                    figure.changePercent().map(BigDecimal::toPlainString).orElse(null));
        }
    }

    static FiguresFile of(ReportContent content) {
        return of(content, List.of());
    }

    /** @param counts those without records that the figures hold */
    static FiguresFile of(ReportContent content, List<Declared> counts) {
        Wording wording = content.wording();
        Map<String, String> printed = printedInWords(content);
        return new FiguresFile(
                content.form().code(),
                new Days(content.window().from(), content.window().to()),
                content.cutoff().toString(),
                content.form().structure(),
                content.book().sample(),
                content.figures().values().stream()
                        .map(figure -> {
                            Indicator indicator = content.catalogue().indicator(figure.code());
                            return new Line(
                                    figure.code(),
                                    indicator.label(),
                                    indicator.unit().vi(),
                                    figure.value().toString(),
                                    figure.countOnly(),
                                    printed.getOrDefault(figure.code(), wording.usual(figure)),
                                    Compared.of(figure, content, counts));
                        })
                        .toList());
    }

    /** As the officer chose to print a figure where it first stands in the words. */
    private static Map<String, String> printedInWords(ReportContent content) {
        Map<String, String> printed = new LinkedHashMap<>();
        for (Paragraph paragraph : content.paragraphs()) {
            Template template;
            try {
                template = Template.parse(paragraph.text());
            } catch (IllegalArgumentException unreadable) {
                continue;
            }
            for (Template.Part part : template.parts()) {
                if (part instanceof Template.Figure token && content.figures().containsKey(token.indicator())) {
                    ReportFigure figure = content.figure(token.indicator());
                    switch (token.style()) {
                        case EXACT -> printed.putIfAbsent(figure.code(), VietnameseWriting.number(figure.value()));
                        case NEARLY, MORE_THAN, ABOUT ->
                            Wording.chosenHedge(token.style())
                                    .flatMap(hedge -> Wording.hedged(hedge, figure.value()))
                                    .ifPresent(words -> printed.putIfAbsent(figure.code(), words));
                        case USUAL ->
                            printed.putIfAbsent(figure.code(), content.wording().usual(figure));
                        case CHANGE, PREVIOUS -> {}
                    }
                }
            }
        }
        return printed;
    }

    byte[] bytes() {
        return MAPPER.writeValueAsBytes(this);
    }
}
