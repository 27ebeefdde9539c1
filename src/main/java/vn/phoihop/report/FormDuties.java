package vn.phoihop.report;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.AccessTrail;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.figure.FormsTakenUp;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/**
 * Which forms a book has to report by. The first form of the catalogue always; any other from the day on which the book takes it up until the one on which
 * it gives it up. What a book has taken up, the one that follows it has, too.
 */
@Component
class FormDuties implements FormsTakenUp {

    /** So long ago a form may be taken up: further back it would only make a wall of what is overdue. */
    private static final int LONGEST_AGO_MONTHS = 12;

    /** So far ahead one may be taken up and given up: a day further away is a slip of the finger. */
    private static final int LONGEST_AHEAD_YEARS = 2;

    private static final int LONGEST_UNTIL_YEARS = 10;

    private static final Comparator<FormDuty> BY_END =
            Comparator.comparing(FormDuty::until, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final String COLUMNS = "select book, form, since, until from form_duty ";

    /** The one duty, as long as nobody has changed it since it was read. */
    private static final String AS_SEEN =
            "book = :book and form = :form and since = :since and until is not distinct from :until";

    private final JdbcClient jdbc;
    private final Catalogues catalogues;
    private final BookSuccessions successions;
    private final ReportBodies bodies;
    private final AccessTrail trail;
    private final Clock clock;

    FormDuties(
            JdbcClient jdbc,
            Catalogues catalogues,
            BookSuccessions successions,
            ReportBodies bodies,
            AccessTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
        this.successions = successions;
        this.bodies = bodies;
        this.trail = trail;
        this.clock = clock;
    }

    /** What books have taken up, to be asked for many windows. */
    static final class TakenUp {

        private final List<FormDuty> all;
        private final String usual;

        private TakenUp(List<FormDuty> all, String usual) {
            this.all = all;
            this.usual = usual;
        }

        /** Whether the form is the usual one, or one of these books has ever taken it up. */
        boolean ever(Set<BookId> books, Form form) {
            return form.code().equals(usual)
                    || all.stream().anyMatch(one -> one.form().equals(form.code()) && books.contains(one.book()));
        }

        /** Whether the report of the form on the window is due from these books: one and those it follows. */
        boolean due(Set<BookId> books, Form form, Window window) {
            return form.code().equals(usual)
                    || all.stream()
                            .anyMatch(one ->
                                    one.form().equals(form.code()) && books.contains(one.book()) && one.covers(window));
        }

        /** The duty that lasts now or will, of these books; the one that lasts longest where there are several. */
        Optional<FormDuty> lasting(Set<BookId> books, String form, LocalDate day) {
            return of(books, form).filter(one -> one.lastsOn(day)).max(BY_END);
        }

        private Stream<FormDuty> of(Set<BookId> books, String form) {
            return all.stream().filter(one -> one.form().equals(form) && books.contains(one.book()));
        }
    }

    /** Of all books in sight. */
    @Transactional(readOnly = true)
    TakenUp all() {
        return new TakenUp(
                jdbc.sql(COLUMNS + "order by since")
                        .query((row, _) -> new FormDuty(
                                new BookId(row.getInt("book")),
                                row.getString("form"),
                                row.getObject("since", LocalDate.class),
                                row.getObject("until", LocalDate.class)))
                        .list(),
                usual(catalogues.current()));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> codes() {
        return new HashSet<>(jdbc.sql("select distinct form from form_duty")
                .query(String.class)
                .list());
    }

    /** The book and those it follows on the day. */
    Set<BookId> withFollowed(BookId book, LocalDate day) {
        return successions.withFollowed(book, day);
    }

    /**
     * From the day on the reports of the form are due in the book, the one on the window of that day first. A duty that was to end on that day or later
     * goes on instead.
     */
    @Transactional
    void takeUp(BookId book, String code, @Nullable LocalDate since, Officer officer) {
        Form form = require(book, code, officer);
        LocalDate earliest = today().minusMonths(LONGEST_AGO_MONTHS);
        LocalDate latest = today().plusYears(LONGEST_AHEAD_YEARS);
        if (since == null) {
            throw new Refused(Problem.at("since", ProblemCode.REQUIRED));
        }
        if (since.isBefore(earliest)) {
            throw new Refused(Problem.at("since", ProblemCode.DAY_TOO_EARLY, since, earliest));
        }
        if (since.isAfter(latest)) {
            throw new Refused(Problem.at("since", ProblemCode.DAY_TOO_LATE, since, latest));
        }
        List<FormDuty> known = all().of(withFollowed(book, today()), code).toList();
        Optional<FormDuty> open =
                known.stream().filter(one -> one.until() == null).findFirst();
        if (open.isPresent()) {
            throw already(form, open.get().since());
        }
        Optional<FormDuty> ended = known.stream()
                .filter(one -> one.until() != null && !since.isAfter(one.until()))
                .max(BY_END);
        try {
            if (ended.isPresent()) {
                goOn(ended.get(), since);
            } else {
                insert(book, code, since, officer);
            }
        } catch (DuplicateKeyException meanwhile) {
            throw already(form, since);
        }
        trail.note(AccessTrail.Act.FORM_TAKEN_UP, book + " · " + code + " · " + since);
    }

    private void insert(BookId book, String code, LocalDate since, Officer officer) {
        jdbc.sql("insert into form_duty (book, form, since, until, said_by, said_at)"
                        + " values (:book, :form, :since, :until, :by, :at)")
                .param("book", book.value())
                .param("form", code)
                .param("since", since)
                .param("until", null, Types.DATE)
                .param("by", officer.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void goOn(FormDuty ended, LocalDate since) {
        change("update form_duty set until = null, since = least(since, :day) where " + AS_SEEN, ended, since);
    }

    /**
     * From the day on they are due no more, whichever of the books the form was taken up in; said again of what still lasts, it lasts until then instead.
     * A duty that would not have begun by then is as if it had not been said. What was due until today stays so.
     */
    @Transactional
    void giveUp(BookId book, String code, @Nullable LocalDate until, Officer officer) {
        Form form = require(book, code, officer);
        LocalDate latest = today().plusYears(LONGEST_UNTIL_YEARS);
        if (until == null) {
            throw new Refused(Problem.at("until", ProblemCode.REQUIRED));
        }
        if (until.isAfter(latest)) {
            throw new Refused(Problem.at("until", ProblemCode.DAY_TOO_LATE, until, latest));
        }
        List<FormDuty> lasting = all().of(withFollowed(book, today()), code)
                .filter(one -> one.lastsOn(today()))
                .sorted(BY_END.reversed())
                .toList();
        if (lasting.isEmpty()) {
            throw new Refused(Problem.at("form", ProblemCode.FORM_NOT_DUE, form.name()));
        }
        if (until.isBefore(today())
                && lasting.stream().anyMatch(one -> !one.since().isAfter(today()))) {
            throw new Refused(Problem.at("until", ProblemCode.DAY_TOO_EARLY, until, today()));
        }
        // What would last longer ends on that day; where nothing would, what lasts longest does.
        List<FormDuty> longer =
                lasting.stream().filter(one -> one.lastsOn(until)).toList();
        for (FormDuty one : longer.isEmpty() ? lasting.subList(0, 1) : longer) {
            change(
                    until.isAfter(one.since())
                            ? "update form_duty set until = :day where " + AS_SEEN
                            : "delete from form_duty where " + AS_SEEN,
                    one,
                    until);
        }
        trail.note(AccessTrail.Act.FORM_GIVEN_UP, book + " · " + code + " · " + until);
    }

    private void change(String how, FormDuty seen, LocalDate day) {
        int changed = jdbc.sql(how)
                .param("day", day)
                .param("book", seen.book().value())
                .param("form", seen.form())
                .param("since", seen.since())
                .param("until", seen.until(), Types.DATE)
                .update();
        if (changed != 1) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    /** The form, where the officer may say what the book reports by: who may start its reports may. */
    private Form require(BookId book, String code, Officer officer) {
        Refused.ifAny(
                new ArrayList<>(bodies.againstStarting(book, officer).stream().toList()));
        Catalogue catalogue = catalogues.current();
        Form form = catalogue
                .find(Form.class, code)
                .orElseThrow(() -> new Refused(Problem.at(
                        "form",
                        ProblemCode.REPORT_FORM_UNKNOWN,
                        code,
                        String.join(
                                ", ",
                                catalogue.list(Form.class).stream()
                                        .map(Form::code)
                                        .toList()))));
        if (code.equals(usual(catalogue))) {
            throw new Refused(Problem.at("form", ProblemCode.FORM_ALWAYS_DUE, form.name()));
        }
        return form;
    }

    private static Refused already(Form form, LocalDate since) {
        LocalizedText name = form.name();
        return new Refused(Problem.at("form", ProblemCode.FORM_DUE_ALREADY, name, since));
    }

    private static String usual(Catalogue catalogue) {
        return catalogue.list(Form.class).stream().findFirst().map(Form::code).orElse("");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
