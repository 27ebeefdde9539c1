package vn.phoihop.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.RecordFilter;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** Figures of many books: asked as the pages ask, nothing kept of what was answered before. */
@Component
public class NationalFigures {

    private static final String FORM = "SIX_MONTH";
    private static final String SERIES = "PATROLS";
    private static final int PAGE = 50;

    private final Figures figures;
    private final Catalogues catalogues;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    NationalFigures(Figures figures, Catalogues catalogues, Ledger ledger, PlatformTransactionManager transactions) {
        this.figures = figures;
        this.catalogues = catalogues;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** Milliseconds. */
    public record Times(double p50, double p95) {
        static Times of(Clients.Rounds rounds) {
            return new Times(rounds.p50(), rounds.p95());
        }
    }

    /** What is asked. */
    public enum Question {
        FORM,
        MONTHS_BY_FORCE,
        RECORDS
    }

    /** A question over some books, as known now or up to a share of each. */
    public record Asked(Question question, Window window, Set<BookId> books, double share) {
        public Asked(Question question, Window window, Set<BookId> books) {
            this(question, window, books, 1);
        }
    }

    public Times measure(Asked asked, int clients, int warmUp, int rounds) {
        return Times.of(Clients.run(clients, warmUp, rounds, client -> () -> answer(asked)));
    }

    /** In a transaction of its own, the cutoff taken in it, as by a page. */
    public Object answer(Asked asked) {
        return inTransaction(asked.books(), () -> {
            Scope scope = scope(asked);
            return switch (asked.question()) {
                case FORM -> figures.computeAnew(form(scope), scope);
                case MONTHS_BY_FORCE -> figures.monthsByForce(indicator(scope), scope);
                case RECORDS -> figures.recordsAnew(indicator(scope), scope, RecordFilter.all(PAGE));
            };
        });
    }

    /** The form's values by code. */
    public Map<String, Quantity> form(Window window, Set<BookId> books) {
        Map<String, Quantity> values = new TreeMap<>();
        inTransaction(books, () -> {
                    Scope scope = scope(new Asked(Question.FORM, window, books));
                    return figures.computeAnew(form(scope), scope);
                })
                .forEach((code, value) -> values.put(code, value.value()));
        return values;
    }

    /** The form's indicators as JSON, for plain SQL. */
    String indicators(Window window, Set<BookId> books) {
        return inTransaction(books, () -> {
            Scope scope = scope(new Asked(Question.FORM, window, books));
            return figures.describe(form(scope), scope);
        });
    }

    /** The number of patrols of a window, in a transaction of its own. */
    Quantity patrols(Window window, Set<BookId> books) {
        return inTransaction(books, () -> {
            Scope scope = scope(new Asked(Question.FORM, window, books));
            Indicator indicator = indicator(scope);
            return figures.computeAnew(List.of(indicator), scope)
                    .getOrDefault(indicator.code(), FigureValue.NONE)
                    .value();
        });
    }

    private Scope scope(Asked asked) {
        Cutoff now = ledger.cutoff(asked.books());
        if (asked.share() == 1) {
            return new Scope(asked.window(), asked.books(), now);
        }
        Map<BookId, Long> earlier = new HashMap<>();
        now.positions()
                .forEach((book, position) ->
                        earlier.put(book, book.isCommon() ? position : Math.round(position * asked.share())));
        return new Scope(asked.window(), asked.books(), new Cutoff(earlier));
    }

    private List<Indicator> form(Scope scope) {
        Catalogue catalogue = catalogues.at(scope.cutoff(), scope.window().lastDay());
        return catalogue.form(FORM).lines().stream()
                .map(line -> catalogue.indicator(line.indicator()))
                .distinct()
                .toList();
    }

    private Indicator indicator(Scope scope) {
        return catalogues.at(scope.cutoff(), scope.window().lastDay()).indicator(SERIES);
    }

    /** By somebody who sees the counts of these books: as from a page, row security included. */
    private <T> T inTransaction(Set<BookId> books, Supplier<T> work) {
        Acting.Staff reader = new Acting.Staff(
                new AccountId(new UUID(0, 1)), "đo", null, books, Set.of(), Set.of(), Set.of("figure.view"));
        T result = Acting.as(reader, () -> transaction.execute(status -> work.get()));
        if (result == null) {
            throw new IllegalStateException("nothing was answered");
        }
        return result;
    }
}
