package vn.phoihop.exchange;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** How items are written into their tables. Recipients are never taken away, and turns never changed. */
@Component
class ItemRows {

    private static final String INSERT = Sql.of("exchange/insert_item");
    private static final String UPDATE = Sql.of("exchange/update_item");
    private static final String SAVE_RECIPIENTS = Sql.of("exchange/save_recipients");
    private static final String DROP_WORDS = Sql.of("exchange/drop_words");
    private static final String SAVE_TURNS = Sql.of("exchange/save_turns");

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An item as it has become.
     *
     * @param before as it stands in its tables; null of a new one
     * @param search the words by which it is found
     */
    record Saving(@Nullable Item before, Item item, Instant changedAt, String search) {
        private boolean forAll() {
            return before == null || item.changedForAllSince(before);
        }
    }

    /** A recipient as it is sent to the database. */
    private record RecipientRow(
            UUID item,
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
            boolean mustAnswer,
            Instant gotAt,
            @Nullable Instant firstAcknowledgedAt) {}

    private record TurnRow(UUID item, int ordinal, Turn turn) {}

    /**
     * Writes of items of one book what differs from before, so that what each of two hundred recipients does costs the same as of one. When an
     * item changed last stays where a recipient only acknowledged or rated it: for the others nothing has.
     */
    void save(BookId book, List<Saving> all) {
        List<RecipientRow> recipients = new ArrayList<>();
        List<TurnRow> turns = new ArrayList<>();
        for (Saving one : all) {
            Item item = one.item();
            Item before = one.before();
            saveItem(one);
            for (int i = 0; i < item.recipients().size(); i++) {
                RecipientRow row = row(item, item.recipients().get(i), i);
                if (before == null
                        || one.forAll()
                        || !row.equals(row(before, before.recipients().get(i), i))) {
                    recipients.add(row);
                }
            }
            int known = before == null ? 0 : before.thread().size();
            for (int i = known; i < item.thread().size(); i++) {
                turns.add(new TurnRow(item.key().id(), i, item.thread().get(i)));
            }
        }
        saveRows(SAVE_RECIPIENTS, book, recipients);
        saveRows(SAVE_TURNS, book, turns);
    }

    private void saveItem(Saving one) {
        JdbcClient.StatementSpec statement = bound(
                        one.before() == null ? INSERT : UPDATE, one.item(), one.changedAt(), one.search())
                .param("forAll", one.forAll());
        if (one.before() != null) {
            statement.update();
        } else if (statement.query(UUID.class).optional().isEmpty()) {
            throw new Refused(
                    ProblemCode.ID_ALREADY_TAKEN, one.item().key().id().toString());
        }
    }

    private void saveRows(String statement, BookId book, List<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(statement)
                    .param("book", book.value())
                    .param("rows", CanonicalJson.writeLoosely(rows))
                    .update();
        }
    }

    /** Takes the words from the turns of an item. */
    void silence(RecordKey item) {
        jdbc.sql(DROP_WORDS)
                .param("book", item.book().value())
                .param("item", item.id())
                .update();
    }

    private static RecipientRow row(Item item, Recipient one, int ordinal) {
        return new RecipientRow(
                item.key().id(),
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
                item.mustAnswer(one),
                item.gotAt(one),
                item.firstHeardAt(one));
    }

    private JdbcClient.StatementSpec bound(String statement, Item item, Instant changedAt, String search) {
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
                .param("savedGroups", form.saved().toArray(UUID[]::new))
                .param("due", form.due(), Types.DATE)
                .param("consent", form.consent())
                .param("countOnly", form.countOnly())
                .param("exercise", form.exercise())
                .param("follows", form.follows(), Types.OTHER)
                .param(
                        "followsBook",
                        form.followsBook() == null ? null : form.followsBook().value(),
                        Types.INTEGER)
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
                .param("endedOn", item.endedOn(), Types.DATE)
                .param(
                        "droppedAt",
                        item.dropping().map(turn -> utc(turn.at())).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", item.reason(), Types.VARCHAR)
                .param("listedAt", utc(item.listedAt()))
                .param("changedAt", utc(changedAt))
                .param("forces", item.forces().bits())
                .param("senderActs", item.awaitsSender())
                .param("mayBeClosed", item.mayBeClosed())
                .param("search", search);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
