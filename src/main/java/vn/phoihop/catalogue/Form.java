package vn.phoihop.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;

/** A report form: the regimes whose windows it is made for, and its sections in the order of the paper. */
public record Form(
        String code,
        LocalizedText name,
        /** Symbol of the paper's type: BC for a report. */
        String documentType,
        /** The subject line (trích yếu); a template. */
        String subject,
        /** The legal grounds (căn cứ), each by number and date. */
        List<String> grounds,
        List<String> regimes,
        Comparison comparison,
        /** As it happened; nothing else is loaded. */
        Structure structure,
        List<Section> sections,
        /** Codes of the lines that home pages show, the one that matters most first: of it they draw how it went. None: those the words speak of. */
        List<String> headlines)
        implements Definition {

    /** @param headlines null in forms from before they were named */
    public Form(
            String code,
            LocalizedText name,
            String documentType,
            String subject,
            List<String> grounds,
            List<String> regimes,
            Comparison comparison,
            Structure structure,
            List<Section> sections,
            @Nullable List<String> headlines) {
        this.code = code;
        this.name = name;
        this.documentType = documentType;
        this.subject = subject;
        this.grounds = grounds;
        this.regimes = regimes;
        this.comparison = comparison;
        this.structure = structure;
        this.sections = sections;
        this.headlines = headlines == null ? List.of() : List.copyOf(headlines);
    }

    /** Which window the figures are compared with. */
    public enum Comparison {
        NONE,
        /** cùng kỳ năm trước. */
        SAME_PERIOD_YEAR_BEFORE,
        /** kỳ trước liền kề. */
        PREVIOUS_WINDOW
    }

    /** In which tree a figure is read. */
    public enum Structure {
        AS_IT_HAPPENED,
        AS_NOW
    }

    /** A section of the paper: heading, paragraphs (templates, see {@link Template}), lines of figures, sub-sections. */
    public record Section(
            String code, LocalizedText heading, List<String> paragraphs, List<Line> lines, List<Section> sections) {

        Stream<Section> withSubsections() {
            return Stream.concat(Stream.of(this), sections.stream().flatMap(Section::withSubsections));
        }
    }

    /**
     * A figure of the form. {@code confirmedBy} are the codes of the forces that confirm or contest it before freezing, the one
     * responsible first. Whether it is a part of another figure says its indicator.
     */
    public record Line(String indicator, List<String> confirmedBy) {

        public String responsible() {
            return confirmedBy.getFirst();
        }
    }

    /** All sections, each before its sub-sections. */
    public List<Section> allSections() {
        return sections.stream().flatMap(Section::withSubsections).toList();
    }

    /** All lines in the order of the annex. */
    public List<Line> lines() {
        return allSections().stream()
                .flatMap(section -> section.lines().stream())
                .toList();
    }

    public Optional<Line> findLine(String indicator) {
        return lines().stream()
                .filter(line -> line.indicator().equals(indicator))
                .findFirst();
    }
}
