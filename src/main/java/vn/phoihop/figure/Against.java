package vn.phoihop.figure;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Address;
import vn.phoihop.web.Page;

/**
 * Another window beside which a figure by place is shown.
 *
 * @param scope the same books at the same cutoff over the other window
 * @param indicator the figure as it is defined there; null where it was not
 * @param value the whole figure of the window shown; null where nothing was known of it
 * @param other the same of the other window
 */
record Against(
        Scope scope,
        @Nullable Indicator indicator,
        @Nullable FigureValue value,
        @Nullable FigureValue other,
        List<Caution> cautions) {

    /** Name of the part of an address that asks for it, as FROM/TO. */
    static final String NAME = "against";

    /** What to mind when comparing. */
    enum Caution {
        /** No regime cuts both windows: they begin and end differently. */
        REGIME,
        /** One is longer by more than a day. */
        LENGTH,
        /** What is counted was defined otherwise. */
        DEFINITION
    }

    /** The window an address asks to compare with; empty where it asks for none. */
    static Optional<Window> window(Address address) {
        String typed = address.get(NAME);
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(Window.parse(typed));
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Problem.at(NAME, ProblemCode.WINDOW_NOT_READABLE, typed));
        }
    }

    Window window() {
        return scope.window();
    }

    /** None where one of the two is none; a bare count is a part of either. */
    @Nullable
    Change change() {
        return value == null || other == null ? null : Change.of(value.value(), other.value());
    }

    /** One of them holds a count without records, which is in no row. */
    boolean countOnly() {
        return value != null && value.countOnly() || other != null && other.countOnly();
    }

    /** The cautions in words. */
    List<String> warnings(Window shown, Page page) {
        return cautions.stream()
                .map(caution -> switch (caution) {
                    case REGIME -> page.text("figure.comparedByAnother");
                    case LENGTH -> page.text("figure.against.length", days(shown), days(window()));
                    case DEFINITION -> page.text("figure.against.definition");
                })
                .toList();
    }

    static long days(Window window) {
        return window.to().toEpochDay() - window.from().toEpochDay();
    }
}
