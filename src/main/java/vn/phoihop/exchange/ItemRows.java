package vn.phoihop.exchange;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** How items are written into their tables. Recipients are never taken away, and turns never changed. */
@Component
class ItemRows {

    private static final String INSERT = Sql.of("exchange/insert_item");
    private static final String UPDATE = Sql.of("exchange/update_item");
    private static final String SAVE_RECIPIENTS = Sql.of("exchange/save_recipients");
    private static final String SAVE_TURNS = Sql.of("exchange/save_turns");

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A recipient as it is sent to the database. */
    private record RecipientRow(
            UnitId unit,
            ForceId force,
            int ordinal,
            @Nullable UnitId via,
            int acknowledged,
            @Nullable Receipt receipt,
            Recipient.Answer answer,
            @Nullable LocalDate due,
            @Nullable Instant answeredAt,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate extension,
            @Nullable UnitId forwardTo,
            @Nullable Rating rating,
            @Nullable Instant escalatedAt,
            boolean mustAcknowledge,
            boolean mustAnswer) {}

    private record TurnRow(int ordinal, Turn turn) {}

    /**
     * Writes what differs from before, so that what each of two hundred recipients does costs the same as of one. When it changed last stays
     * where a recipient only acknowledged or rated it: for the others nothing has.
     */
    void save(@Nullable Item before, Item item, Instant at, String search) {
        Instant changedAt = before == null || item.changedForAllSince(before) ? at : null;
        JdbcClient.StatementSpec statement = bound(before == null ? INSERT : UPDATE, item, changedAt, search);
        if (before != null) {
            statement.update();
        } else if (statement.query(UUID.class).optional().isEmpty()) {
            throw new Refused(ProblemCode.ID_ALREADY_TAKEN, item.key().id().toString());
        }
        List<RecipientRow> changed = changedAt == null ? changed(before, item) : recipients(item);
        if (!changed.isEmpty()) {
            jdbc.sql(SAVE_RECIPIENTS)
                    .param("book", item.key().book().value())
                    .param("item", item.key().id())
                    .param("at", utc(at))
                    .param("rows", CanonicalJson.writeLoosely(changed))
                    .update();
        }
        if (!item.thread().isEmpty()) {
            int last = item.thread().size() - 1;
            jdbc.sql(SAVE_TURNS)
                    .param("book", item.key().book().value())
                    .param("item", item.key().id())
                    .param(
                            "rows",
                            CanonicalJson.writeLoosely(
                                    List.of(new TurnRow(last, item.thread().get(last)))))
                    .update();
        }
    }

    private static List<RecipientRow> changed(@Nullable Item before, Item item) {
        Set<RecipientRow> known = before == null ? Set.of() : new HashSet<>(recipients(before));
        return recipients(item).stream().filter(row -> !known.contains(row)).toList();
    }

    private static List<RecipientRow> recipients(Item item) {
        return IntStream.range(0, item.recipients().size())
                .mapToObj(place -> row(item, item.recipients().get(place), place))
                .toList();
    }

    private static RecipientRow row(Item item, Recipient one, int ordinal) {
        return new RecipientRow(
                one.unit(),
                one.force(),
                ordinal,
                one.via(),
                one.acknowledged(),
                one.receipt(),
                one.answer(),
                one.due(),
                one.answeredAt(),
                one.answeredOn(),
                one.extension(),
                one.forwardTo(),
                one.rating(),
                one.escalatedAt(),
                item.mustAcknowledge(one),
                item.mustAnswer(one));
    }

    private JdbcClient.StatementSpec bound(String statement, Item item, @Nullable Instant changedAt, String search) {
        ItemForm form = item.form();
        By by = item.writtenBy();
        Window observed = form.observed();
        return jdbc.sql(statement)
                .param("book", item.key().book().value())
                .param("id", item.key().id())
                .param("version", item.version())
                .param("kind", form.kind().name())
                .param("state", item.state().name())
                .param("topics", form.topics().toArray(String[]::new))
                .param("area", form.area().value())
                .param("observedFrom", observed == null ? null : observed.from(), Types.DATE)
                .param("observedTo", observed == null ? null : observed.to(), Types.DATE)
                .param("title", form.title(), Types.VARCHAR)
                .param("body", form.text(), Types.VARCHAR)
                .param("sender", form.sender().value())
                .param("senderForce", item.senderForce().bit())
                .param("urgency", form.urgency().name())
                .param(
                        "confidence",
                        form.confidence() == null ? null : form.confidence().name(),
                        Types.VARCHAR)
                .param("impact", form.impact() == null ? null : form.impact().name(), Types.VARCHAR)
                .param("units", form.units().stream().map(UnitId::value).toArray(Long[]::new))
                .param(
                        "groupForces",
                        form.groups().stream()
                                .map(one -> (short) one.force().bit())
                                .toArray(Short[]::new))
                .param(
                        "groupAreas",
                        form.groups().stream().map(one -> one.area().value()).toArray(Long[]::new))
                .param("due", form.due(), Types.DATE)
                .param("consent", form.consent())
                .param("countOnly", form.countOnly())
                .param("exercise", form.exercise())
                .param("follows", form.follows(), Types.OTHER)
                .param("edition", item.edition())
                .param("writtenAt", utc(item.writtenAt()))
                .param("writtenBy", by.actor())
                .param("writtenUnit", by.unit() == null ? null : by.unit().value(), Types.BIGINT)
                .param(
                        "writtenAccount",
                        by.account() == null ? null : by.account().value(),
                        Types.OTHER)
                .param("sentAt", item.sentAt() == null ? null : utc(item.sentAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("sentOn", item.sentOn(), Types.DATE)
                .param("reason", item.reason(), Types.VARCHAR)
                .param("listedAt", utc(item.listedAt()))
                .param("changedAt", changedAt == null ? null : utc(changedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("forces", item.forces().bits())
                .param("senderActs", item.awaitsSender())
                .param("search", search);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
