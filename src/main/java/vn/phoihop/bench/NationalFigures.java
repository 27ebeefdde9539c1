package vn.phoihop.bench;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Rebasing;
import vn.phoihop.figure.RecordFilter;
import vn.phoihop.figure.Scope;
import vn.phoihop.figure.UnitFigures;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Turns;

/** Figures of many books: asked as the pages ask, taking turns as requests do, nothing kept of what was answered before. */
@Component
public class NationalFigures {

    private static final String FORM = "SIX_MONTH";
    private static final String SERIES = "PATROLS";
    private static final int PAGE = 50;

    /** The level of units right under the top of each tree. */
    private static final int UNDER_THE_TOP = 1;

    /** As the areas are after the merger of the provinces. */
    private static final LocalDate NOW = LocalDate.of(2026, 7, 1);

    private final Figures figures;
    private final UnitFigures unitFigures;
    private final Rebasing rebasing;
    private final Catalogues catalogues;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Turns turns;

    NationalFigures(
            Figures figures,
            UnitFigures unitFigures,
            Rebasing rebasing,
            Catalogues catalogues,
            Ledger ledger,
            PlatformTransactionManager transactions,
            Turns turns) {
        this.figures = figures;
        this.unitFigures = unitFigures;
        this.rebasing = rebasing;
        this.catalogues = catalogues;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.turns = turns;
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
        RECORDS,
        TOTAL,
        BY_PROVINCE,
        BY_PROVINCE_NOW,
        BY_COMMUNE,
        BY_COMMUNE_NOW,
        BY_UNIT,
        BY_UNIT_NOW
    }

    /** A question over some books, as known now or up to a share of each. */
    public record Asked(Question question, Window window, Set<BookId> books, double share) {
        public Asked(Question question, Window window, Set<BookId> books) {
            this(question, window, books, 1);
        }
    }

    public Times measure(Asked asked, int clients, int warmUp, int rounds) {
        return Times.of(Clients.run(clients, warmUp, rounds, client -> () -> {
            try (Turns.Turn turn = turns.take()) {
                answer(asked);
            }
        }));
    }

    /** In a transaction of its own, the cutoff taken in it, as by a page. */
    public Object answer(Asked asked) {
        return inTransaction(asked.books(), () -> {
            Scope scope = scope(asked);
            return switch (asked.question()) {
                case FORM -> figures.computeAnew(form(scope), scope);
                case MONTHS_BY_FORCE -> figures.monthsByForce(indicator(scope), scope);
                case RECORDS -> figures.recordsAnew(indicator(scope), scope, RecordFilter.all(PAGE));
                case TOTAL -> figures.computeAnew(List.of(indicator(scope)), scope);
                case BY_PROVINCE -> figures.byAreaAnew(indicator(scope), scope, AreaLevel.PROVINCE);
                case BY_PROVINCE_NOW -> rebasing.byAreaAnew(indicator(scope), scope, AreaLevel.PROVINCE, NOW);
                case BY_COMMUNE -> figures.byAreaAnew(indicator(scope), scope, AreaLevel.COMMUNE);
                case BY_COMMUNE_NOW -> rebasing.byAreaAnew(indicator(scope), scope, AreaLevel.COMMUNE, NOW);
                case BY_UNIT -> unitFigures.byUnitAnew(indicator(scope), scope, UNDER_THE_TOP);
                case BY_UNIT_NOW -> rebasing.byUnitAnew(indicator(scope), scope, UNDER_THE_TOP, NOW);
            };
        });
    }

    /** What is answered, row by row, as plain SQL names its rows; of records the first page. */
    public Map<String, Quantity> rows(Asked asked) {
        Map<String, Quantity> rows = new HashMap<>();
        inTransaction(asked.books(), () -> {
            Scope scope = scope(asked);
            switch (asked.question()) {
                case FORM ->
                    figures.computeAnew(form(scope), scope).forEach((code, figure) -> rows.put(code, figure.value()));
                case MONTHS_BY_FORCE ->
                    figures.monthsByForce(indicator(scope), scope)
                            .forEach(one -> rows.put(one.month().atDay(1) + " " + one.force(), one.value()));
                case RECORDS ->
                    figures.recordsAnew(indicator(scope), scope, RecordFilter.all(PAGE))
                            .records()
                            .forEach(one -> rows.put(
                                    one.record().book() + " " + one.record().id(), one.quantity()));
                default -> throw new IllegalArgumentException(asked.toString());
            }
            return rows;
        });
        rows.values().removeIf(Quantity::isZero);
        return rows;
    }

    /** The form's indicators as JSON, for plain SQL. */
    String indicators(Window window, Set<BookId> books) {
        return inTransaction(books, () -> {
            Scope scope = scope(new Asked(Question.FORM, window, books));
            return figures.describe(form(scope), scope);
        });
    }

    /** Patrols by province, as the provinces were or, {@code now}, as they are since the merger; what is no one province's under null. */
    public Map<@Nullable AreaId, Quantity> byProvince(Window window, Set<BookId> books, boolean now) {
        return inTransaction(books, () -> {
            Scope scope = scope(new Asked(Question.BY_PROVINCE, window, books));
            Indicator indicator = indicator(scope);
            Map<@Nullable AreaId, Quantity> rows = new HashMap<>();
            if (now) {
                rebasing.byAreaAnew(indicator, scope, AreaLevel.PROVINCE, NOW)
                        .forEach(row -> rows.merge(row.place(), row.value(), Quantity::plus));
            } else {
                figures.byAreaAnew(indicator, scope, AreaLevel.PROVINCE)
                        .forEach(row -> rows.merge(row.place(), row.value(), Quantity::plus));
            }
            return rows;
        });
    }

    /** The number of patrols of a window, in a transaction of its own. */
    public Quantity patrols(Window window, Set<BookId> books) {
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
