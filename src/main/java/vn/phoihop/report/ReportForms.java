package vn.phoihop.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/** Which form is made for which windows, with an answer that helps whoever asked for another. */
@Component
class ReportForms {

    /** So many windows are named to who asked for a wrong one. */
    private static final int NEAREST = 4;

    private final Catalogues catalogues;

    ReportForms(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /**
     * A form with the regime whose window was asked for.
     *
     * @param comparedByAnother the regime cut time otherwise when the window it is compared with ended, or was not there
     */
    record FormForWindow(Catalogue catalogue, Form form, Regime regime, Window window, boolean comparedByAnother) {

        /** The window its figures are compared with. */
        Optional<Window> compared() {
            return ReportForms.compared(form, regime, window);
        }
    }

    private static Optional<Window> compared(Form form, Regime regime, Window window) {
        return switch (form.comparison()) {
            case NONE -> Optional.empty();
            case SAME_PERIOD_YEAR_BEFORE -> Optional.of(regime.yearBefore(window));
            case PREVIOUS_WINDOW -> Optional.of(regime.windowOn(window.from().minusDays(1)));
        };
    }

    private boolean comparedByAnother(Catalogue catalogue, Form form, Regime regime, Window window) {
        return compared(form, regime, window)
                .filter(other -> catalogues
                        .at(catalogue.position(), other.lastDay())
                        .find(Regime.class, regime.code())
                        .filter(then -> then.cutsTimeAs(regime))
                        .isEmpty())
                .isPresent();
    }

    /** As the catalogue is known now. */
    FormForWindow get(String form, Window window) {
        return get(catalogues.current(window.lastDay()), form, window);
    }

    FormForWindow get(Catalogue catalogue, String code, Window window) {
        Form form = catalogue
                .find(Form.class, code)
                .orElseThrow(() -> new Refused(
                        ProblemCode.REPORT_FORM_UNKNOWN,
                        code,
                        catalogue.list(Form.class).stream().map(Form::code).collect(Collectors.joining(", "))));
        List<Regime> own = regimes(catalogue, form);
        Optional<Regime> regime =
                own.stream().filter(one -> one.recognises(window)).findFirst();
        if (regime.isPresent()) {
            return new FormForWindow(
                    catalogue, form, regime.get(), window, comparedByAnother(catalogue, form, regime.get(), window));
        }
        String nearest = nearest(own, window);
        catalogue.list(Regime.class).stream()
                .filter(one -> one.recognises(window))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refused(
                            ProblemCode.REPORT_WINDOW_OF_OTHER_REGIME, window.toString(), other.name(), code, nearest);
                });
        throw new Refused(ProblemCode.REPORT_WINDOW_UNKNOWN, window.toString(), code, nearest);
    }

    static List<Regime> regimes(Catalogue catalogue, Form form) {
        return form.regimes().stream()
                .flatMap(code -> catalogue.find(Regime.class, code).stream())
                .toList();
    }

    private static String nearest(List<Regime> regimes, Window window) {
        Window around = new Window(window.from().minusMonths(7), window.to().plusMonths(7));
        return regimes.stream()
                .flatMap(regime -> regime.windows(around).stream())
                .sorted(Comparator.comparingLong(
                        (Window one) -> Math.abs(java.time.temporal.ChronoUnit.DAYS.between(one.from(), window.from()))
                                + Math.abs(java.time.temporal.ChronoUnit.DAYS.between(one.to(), window.to()))))
                .distinct()
                .limit(NEAREST)
                .sorted(Comparator.comparing(Window::from).thenComparing(Window::to))
                .map(Window::toString)
                .collect(Collectors.joining(", "));
    }
}
