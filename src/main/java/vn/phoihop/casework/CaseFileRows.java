package vn.phoihop.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;

/** How case files are written into their tables, a batch at a time. */
@Component
class CaseFileRows {

    private static final String SAVE = Sql.of("casework/save_case_files");
    private static final String SAVE_PARTNERS = Sql.of("casework/save_partners");
    private static final String SAVE_MILESTONES = Sql.of("casework/save_milestones");
    private static final String SAVE_AMOUNTS = Sql.of("casework/save_amounts");
    private static final String SAVE_HAND_OVERS = Sql.of("casework/save_hand_overs");

    private final JdbcClient jdbc;

    CaseFileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(BookId book, List<CaseFile> all) {
        UUID[] ids = column(all, one -> one.key().id(), UUID[]::new);
        for (String table : List.of("case_amount", "case_milestone", "case_partner", "case_hand_over")) {
            jdbc.sql("delete from " + table + " where book = :book and case_file = any (:ids::uuid[])")
                    .param("book", book.value())
                    .param("ids", ids)
                    .update();
        }
        saveFiles(book, all);
        savePartners(book, rows(all, CaseFile::partners));
        saveMilestones(book, rows(all, CaseFile::milestones));
        saveHandOvers(book, rows(all, CaseFile::handOvers));
    }

    private void saveFiles(BookId book, List<CaseFile> all) {
        jdbc.sql(SAVE)
                .param("book", book.value())
                .param("id", column(all, one -> one.key().id(), UUID[]::new))
                .param("version", column(all, CaseFile::version, Integer[]::new))
                .param("state", column(all, one -> one.state().name(), String[]::new))
                .param("kind", column(all, CaseFile::kind, String[]::new))
                .param("category", column(all, CaseFile::category, String[]::new))
                .param("area", column(all, one -> one.area().value(), Long[]::new))
                .param("openedOn", column(all, one -> one.openedOn().toString(), String[]::new))
                .param("leadUnit", column(all, one -> one.openedBy().value(), Long[]::new))
                .param(
                        "leadForce",
                        column(all, one -> (short) one.openedByForce().bit(), Short[]::new))
                .param("title", column(all, CaseFile::title, String[]::new))
                .param("note", column(all, CaseFile::note, String[]::new))
                .param("exercise", column(all, CaseFile::exercise, Boolean[]::new))
                .param("reason", column(all, CaseFile::reason, String[]::new))
                .update();
    }

    private void savePartners(BookId book, List<Child<Partner>> partners) {
        if (!partners.isEmpty()) {
            jdbc.sql(SAVE_PARTNERS)
                    .param("book", book.value())
                    .param("caseFile", column(partners, Child::file, UUID[]::new))
                    .param("unit", column(partners, row -> row.value().unit().value(), Long[]::new))
                    .param(
                            "force",
                            column(partners, row -> (short) row.value().force().bit(), Short[]::new))
                    .param("ordinal", column(partners, Child::ordinal, Short[]::new))
                    .param(
                            "confirmation",
                            column(partners, row -> row.value().confirmation().name(), String[]::new))
                    .param("reason", column(partners, row -> row.value().reason(), String[]::new))
                    .update();
        }
    }

    private void saveMilestones(BookId book, List<Child<Milestone>> milestones) {
        if (milestones.isEmpty()) {
            return;
        }
        jdbc.sql(SAVE_MILESTONES)
                .param("book", book.value())
                .param("caseFile", column(milestones, Child::file, UUID[]::new))
                .param("id", column(milestones, row -> row.value().id(), UUID[]::new))
                .param("ordinal", column(milestones, Child::ordinal, Short[]::new))
                .param("stage", column(milestones, row -> row.value().stage(), String[]::new))
                .param(
                        "occurredOn",
                        column(milestones, row -> row.value().occurredOn().toString(), String[]::new))
                .param("leadUnit", column(milestones, row -> row.value().lead().value(), Long[]::new))
                .param(
                        "leadForce",
                        column(milestones, row -> (short) row.value().force().bit(), Short[]::new))
                .update();
        List<Child<Amount>> amounts = new ArrayList<>();
        List<UUID> ofMilestone = new ArrayList<>();
        for (Child<Milestone> row : milestones) {
            for (Amount amount : row.value().amounts()) {
                amounts.add(new Child<>(row.file(), (short) ofMilestone.size(), amount));
                ofMilestone.add(row.value().id());
            }
        }
        if (!amounts.isEmpty()) {
            jdbc.sql(SAVE_AMOUNTS)
                    .param("book", book.value())
                    .param("caseFile", column(amounts, Child::file, UUID[]::new))
                    .param("milestone", ofMilestone.toArray(UUID[]::new))
                    .param("measure", column(amounts, row -> row.value().measure(), String[]::new))
                    .param("ordinal", column(amounts, Child::ordinal, Short[]::new))
                    .param(
                            "quantity",
                            column(amounts, row -> row.value().quantity().toString(), String[]::new))
                    .update();
        }
    }

    private void saveHandOvers(BookId book, List<Child<HandOver>> handOvers) {
        if (!handOvers.isEmpty()) {
            jdbc.sql(SAVE_HAND_OVERS)
                    .param("book", book.value())
                    .param("caseFile", column(handOvers, Child::file, UUID[]::new))
                    .param("ordinal", column(handOvers, Child::ordinal, Short[]::new))
                    .param(
                            "fromUnit",
                            column(handOvers, row -> row.value().from().value(), Long[]::new))
                    .param(
                            "fromForce",
                            column(
                                    handOvers,
                                    row -> (short) row.value().fromForce().bit(),
                                    Short[]::new))
                    .param("toUnit", column(handOvers, row -> row.value().to().value(), Long[]::new))
                    .param(
                            "toForce",
                            column(
                                    handOvers,
                                    row -> (short) row.value().toForce().bit(),
                                    Short[]::new))
                    .param("handedOn", column(handOvers, row -> row.value().on().toString(), String[]::new))
                    .update();
        }
    }

    private record Child<T>(UUID file, short ordinal, T value) {}

    private static <T> List<Child<T>> rows(List<CaseFile> all, Function<CaseFile, List<T>> children) {
        List<Child<T>> rows = new ArrayList<>();
        for (CaseFile one : all) {
            List<T> values = children.apply(one);
            for (int i = 0; i < values.size(); i++) {
                rows.add(new Child<>(one.key().id(), (short) i, values.get(i)));
            }
        }
        return rows;
    }

    private static <R, T extends @Nullable Object> T[] column(
            List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
