package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The forms there are, as the own book reports by them: for the calendar's page and for programs. */
@Component
class FormsOfBook {

    private final Catalogues catalogues;
    private final FormDuties duties;
    private final ReportBodies bodies;
    private final Officers officers;
    private final Clock clock;

    FormsOfBook(Catalogues catalogues, FormDuties duties, ReportBodies bodies, Officers officers, Clock clock) {
        this.catalogues = catalogues;
        this.duties = duties;
        this.bodies = bodies;
        this.officers = officers;
        this.clock = clock;
    }

    /**
     * A form.
     *
     * @param always it is the usual one, due in every book
     * @param since when the book took it up, now or for a day to come; null where it has not
     * @param until the first day on which it is due no more; null until further notice
     */
    record Line(
            String form,
            LocalizedText name,
            LocalizedText regime,
            boolean always,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {

        /** From when on it is taken up again if it is not to end: what was due meanwhile stays as it was. */
        LocalDate goesOnFrom(LocalDate today) {
            return since == null || since.isBefore(today) ? today : since;
        }
    }

    @Transactional(readOnly = true)
    List<Line> list(SignedIn who) {
        if (who.books().isEmpty()) {
            return List.of();
        }
        Catalogue catalogue = catalogues.current();
        LocalDate today = LocalDate.now(clock);
        FormDuties.TakenUp takenUp = duties.all();
        Set<BookId> books = duties.withFollowed(who.book(), today);
        List<Line> lines = new ArrayList<>();
        for (Form form : catalogue.list(Form.class)) {
            FormDuty duty = takenUp.lasting(books, form.code(), today).orElse(null);
            lines.add(new Line(
                    form.code(),
                    form.name(),
                    ReportForms.regimes(catalogue, form).stream()
                            .findFirst()
                            .map(Regime::name)
                            .orElse(form.name()),
                    lines.isEmpty(),
                    duty == null ? null : duty.since(),
                    duty == null ? null : duty.until()));
        }
        return lines;
    }

    /** Whether who looks says what the book reports by. */
    boolean mayChange(SignedIn who) {
        return !who.books().isEmpty()
                && bodies.againstStarting(who.book(), officers.of(who)).isEmpty();
    }

    /** A day as a form sends it; null where nothing was typed. */
    static @Nullable LocalDate day(String field, String typed) {
        try {
            return typed.isBlank() ? null : CalendarDay.read(typed.strip());
        } catch (DateTimeParseException unreadable) {
            throw new Refused(Problem.at(field, ProblemCode.NOT_READABLE, typed));
        }
    }
}
