package vn.phoihop.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** How case files are written into their tables, a batch at a time. */
@Component
class CaseFileRows {

    private static final String INSERT = Sql.of("casework/insert_case_files");
    private static final String UPDATE = Sql.of("casework/update_case_files");
    private static final String SAVE_PARTS = Sql.of("casework/save_parts");

    private final JdbcClient jdbc;

    CaseFileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A case file with what its lists need beside it.
     *
     * @param fresh not known so far
     * @param changedAt when it came to be so
     * @param stages at which it is counted
     * @param search its words, folded
     */
    record Row(CaseFile file, boolean fresh, Instant changedAt, List<String> stages, String search) {}

    void save(BookId book, List<Row> all) {
        List<Row> fresh = all.stream().filter(Row::fresh).toList();
        List<Row> known = all.stream().filter(row -> !row.fresh()).toList();
        if (!fresh.isEmpty()) {
            List<UUID> made = files(INSERT, book, fresh).query(UUID.class).list();
            for (Row row : fresh) {
                if (!made.contains(row.file().key().id())) {
                    throw new Refused(
                            ProblemCode.ID_ALREADY_TAKEN, row.file().key().id().toString());
                }
            }
        }
        if (!known.isEmpty()) {
            files(UPDATE, book, known).update();
        }
        saveParts(book, all.stream().map(Row::file).toList());
    }

    private void saveParts(BookId book, List<CaseFile> files) {
        JdbcClient.StatementSpec statement = jdbc.sql(SAVE_PARTS).param("book", book.value());
        withPartners(statement, files);
        withMilestones(statement, rows(files, CaseFile::milestones));
        withHandOvers(statement, rows(files, CaseFile::handOvers));
        withLinks(statement, rows(files, CaseFile::links));
        statement.update();
    }

    private JdbcClient.StatementSpec files(String statement, BookId book, List<Row> rows) {
        List<CaseFile> all = rows.stream().map(Row::file).toList();
        return jdbc.sql(statement)
                .param("book", book.value())
                .param("id", column(all, one -> one.key().id(), UUID[]::new))
                .param("version", column(all, CaseFile::version, Integer[]::new))
                .param("state", column(all, one -> one.state().name(), String[]::new))
                .param("kind", column(all, CaseFile::kind, String[]::new))
                .param("category", column(all, CaseFile::category, String[]::new))
                .param("area", column(all, one -> one.area().value(), Long[]::new))
                .param("openedOn", column(all, one -> one.openedOn().toString(), String[]::new))
                .param("openedBy", column(all, one -> one.form().lead().value(), Long[]::new))
                .param("openedByForce", column(all, one -> bit(one.openedByForce()), Short[]::new))
                .param("title", column(all, one -> one.form().title(), String[]::new))
                .param("note", column(all, one -> one.form().note(), String[]::new))
                .param("exercise", column(all, CaseFile::exercise, Boolean[]::new))
                .param("writtenAt", column(all, one -> one.writtenAt().toString(), String[]::new))
                .param("lastOn", column(all, one -> one.lastOn().toString(), String[]::new))
                .param("changedAt", column(rows, row -> row.changedAt().toString(), String[]::new))
                .param("writtenBy", column(all, one -> written(one, By::actor), String[]::new))
                .param("writtenUnit", column(all, one -> written(one, CaseFileRows::unit), Long[]::new))
                .param("writtenAccount", column(all, one -> written(one, CaseFileRows::account), UUID[]::new))
                .param("reason", column(all, CaseFile::reason, String[]::new))
                .param("leadUnit", column(all, one -> one.lead().value(), Long[]::new))
                .param(
                        "offeredTo",
                        column(
                                all,
                                one -> one.offer()
                                        .map(offer -> offer.to().value())
                                        .orElse(null),
                                Long[]::new))
                .param("forces", column(all, one -> one.forces().bits(), Integer[]::new))
                .param("stages", column(rows, row -> array(row.stages()), String[]::new))
                .param("confirmation", column(all, one -> one.confirmation().name(), String[]::new))
                .param("search", column(rows, Row::search, String[]::new));
    }

    private static void withPartners(JdbcClient.StatementSpec statement, List<CaseFile> files) {
        List<Child<Partner>> partners = rows(files, CaseFile::partners);
        Map<UUID, List<UnitId>> ofCase = files.stream()
                .collect(Collectors.toMap(
                        one -> one.key().id(), one -> one.form().partners()));
        statement
                .param("partnerOf", column(partners, Child::file, UUID[]::new))
                .param("partner", column(partners, row -> row.value().unit().value(), Long[]::new))
                .param("partnerForce", column(partners, row -> bit(row.value().force()), Short[]::new))
                .param("partnerPlace", column(partners, Child::ordinal, Short[]::new))
                .param(
                        "ofCase",
                        column(
                                partners,
                                row -> ofCase.getOrDefault(row.file(), List.of())
                                        .contains(row.value().unit()),
                                Boolean[]::new))
                .param(
                        "said",
                        column(partners, row -> row.value().confirmation().name(), String[]::new))
                .param("because", column(partners, row -> row.value().reason(), String[]::new));
    }

    private static void withMilestones(JdbcClient.StatementSpec statement, List<Child<Milestone>> milestones) {
        List<Child<Amount>> amounts = new ArrayList<>();
        List<UUID> ofMilestone = new ArrayList<>();
        for (Child<Milestone> row : milestones) {
            for (Amount amount : row.value().amounts()) {
                amounts.add(new Child<>(row.file(), (short) ofMilestone.size(), amount));
                ofMilestone.add(row.value().id());
            }
        }
        statement
                .param("milestoneOf", column(milestones, Child::file, UUID[]::new))
                .param("milestone", column(milestones, row -> row.value().id(), UUID[]::new))
                .param("milestonePlace", column(milestones, Child::ordinal, Short[]::new))
                .param("stage", column(milestones, row -> row.value().stage(), String[]::new))
                .param(
                        "occurredOn",
                        column(milestones, row -> row.value().occurredOn().toString(), String[]::new))
                .param(
                        "milestoneLead",
                        column(milestones, row -> row.value().lead().value(), Long[]::new))
                .param(
                        "milestoneForce",
                        column(milestones, row -> bit(row.value().force()), Short[]::new))
                .param(
                        "milestonePartners",
                        column(milestones, row -> array(row.value().partners()), String[]::new))
                .param(
                        "milestoneWrittenAt",
                        column(milestones, row -> row.value().writtenAt().toString(), String[]::new))
                .param("receiver", column(milestones, row -> row.value().receiver(), String[]::new))
                .param("amountOf", column(amounts, Child::file, UUID[]::new))
                .param("amountIn", ofMilestone.toArray(UUID[]::new))
                .param("measure", column(amounts, row -> row.value().measure(), String[]::new))
                .param("amountPlace", column(amounts, Child::ordinal, Short[]::new))
                .param("quantity", column(amounts, row -> row.value().quantity().toString(), String[]::new));
    }

    private static void withHandOvers(JdbcClient.StatementSpec statement, List<Child<HandOver>> handOvers) {
        statement
                .param("handOverOf", column(handOvers, Child::file, UUID[]::new))
                .param("handOverPlace", column(handOvers, Child::ordinal, Short[]::new))
                .param("fromUnit", column(handOvers, row -> row.value().from().value(), Long[]::new))
                .param("fromForce", column(handOvers, row -> bit(row.value().fromForce()), Short[]::new))
                .param("toUnit", column(handOvers, row -> row.value().to().value(), Long[]::new))
                .param("toForce", column(handOvers, row -> bit(row.value().toForce()), Short[]::new))
                .param(
                        "offeredOn",
                        column(handOvers, row -> row.value().offeredOn().toString(), String[]::new))
                .param("answer", column(handOvers, row -> row.value().answer().name(), String[]::new))
                .param(
                        "answeredOn",
                        column(handOvers, row -> Objects.toString(row.value().answeredOn(), null), String[]::new))
                .param("handOverReason", column(handOvers, row -> row.value().reason(), String[]::new));
    }

    private static void withLinks(JdbcClient.StatementSpec statement, List<Child<CaseLink>> links) {
        statement
                .param("linkOf", column(links, Child::file, UUID[]::new))
                .param("linkPlace", column(links, Child::ordinal, Short[]::new))
                .param("direction", column(links, row -> row.value().direction().name(), String[]::new))
                .param("other", column(links, row -> row.value().other(), UUID[]::new))
                .param("on", column(links, row -> row.value().on().toString(), String[]::new))
                .param("stages", column(links, row -> array(row.value().stages()), String[]::new));
    }

    private static <T> @Nullable T written(CaseFile file, Function<By, @Nullable T> part) {
        By by = file.writtenBy();
        return by == null ? null : part.apply(by);
    }

    private static @Nullable Long unit(By by) {
        return by.unit() == null ? null : by.unit().value();
    }

    private static @Nullable UUID account(By by) {
        return by.account() == null ? null : by.account().value();
    }

    private static Short bit(ForceId force) {
        return (short) force.bit();
    }

    /** Codes and ids as PostgreSQL writes an array. */
    private static String array(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
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
