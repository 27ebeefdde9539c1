package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.catalogue.Template;
import vn.phoihop.ledger.Answers;

/**
 * The figures a home page shows, the one that matters most first: those the first form names, else those its paragraphs speak of, without parts
 * of others, in the order of the paper.
 */
@Component
class Headlines {

    private static final int MOST = 14;

    private final Catalogues catalogues;
    private final Answers answers;

    Headlines(Catalogues catalogues, Answers answers) {
        this.catalogues = catalogues;
        this.answers = answers;
    }

    private record HeadlinesOf(long common, LocalDate day) {}

    List<Indicator> list(Scope scope) {
        LocalDate day = scope.window().lastDay();
        return answers.get(
                new HeadlinesOf(scope.cutoff().common(), day), () -> ofFirstForm(catalogues.at(scope.cutoff(), day)));
    }

    private static List<Indicator> ofFirstForm(Catalogue catalogue) {
        return catalogue.list(Form.class).stream()
                .findFirst()
                .map(form -> form.headlines().isEmpty() ? spokenOf(form, catalogue) : named(form, catalogue))
                .orElse(List.of());
    }

    private static List<Indicator> named(Form form, Catalogue catalogue) {
        return form.headlines().stream()
                .flatMap(code -> catalogue.find(Indicator.class, code).stream())
                .toList();
    }

    private static List<Indicator> spokenOf(Form form, Catalogue catalogue) {
        Set<String> named = new HashSet<>();
        form.allSections()
                .forEach(section -> section.paragraphs()
                        .forEach(paragraph ->
                                named.addAll(Template.parse(paragraph).indicators())));
        List<Indicator> headlines = new ArrayList<>();
        for (Form.Line line : form.lines()) {
            Indicator indicator = catalogue.indicator(line.indicator());
            if (named.contains(indicator.code()) && indicator.subsetOf() == null && headlines.size() < MOST) {
                headlines.add(indicator);
            }
        }
        return headlines;
    }
}
