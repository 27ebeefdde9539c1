package vn.phoihop.ledger;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Jobs;
import vn.phoihop.database.Sql;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** An installation's proof with a key file and a witness of its own, and a book of ten entries, sealed at the fourth and the eighth. */
final class ProofDesk {

    static final int ENTRIES = 10;

    static final String FROZEN = "FIGURES_FROZEN";

    final BookId book;
    final Path folder;
    final Path keyFile;
    final Path witnessFile;
    final SealingKeys keys;
    final Witness witness;
    final Seals seals;
    final RotatingKey rotating;
    final Verification verification;
    final Verification unwitnessed;
    final ExportingBook exporting;
    final JdbcClient jdbc;
    private final Ledger ledger;
    private final Heads heads;
    private final ApplicationContext context;

    ProofDesk(ApplicationContext context, Path folder) {
        this.context = context;
        this.folder = folder;
        keyFile = folder.resolve("keys/seal.key");
        witnessFile = folder.resolve("elsewhere.jsonl");
        jdbc = context.getBean(JdbcClient.class);
        ledger = context.getBean(Ledger.class);
        heads = context.getBean(Heads.class);
        Clock clock = context.getBean(Clock.class);
        Entries entries = context.getBean(Entries.class);
        keys = new SealingKeys(jdbc, clock, keyFile);
        witness = new Witness(witnessFile.toString());
        seals = new Seals(jdbc, heads, keys, witness, clock) {
            @Override
            void sealToLeave(BookId leaving) {
                asSystem(() -> {
                    super.sealToLeave(leaving);
                    return leaving;
                });
            }
        };
        rotating = new RotatingKey(keys, seals, heads, ledger);
        verification = verification(entries, witness);
        unwitnessed = verification(entries, new Witness(""));
        exporting = new ExportingBook(
                context.getBean(Books.class),
                heads,
                entries,
                seals,
                keys,
                jdbc,
                List.copyOf(context.getBeansOfType(ToldInFull.class).values()),
                context.getBean(PlatformTransactionManager.class),
                clock);
        // Nobody else seals meanwhile, with the installation's own key.
        context.getBean(Jobs.class).close();
        asOwner("delete from seal where key in (select id from seal_key)", "delete from seal_key");
        book = TestBooks.open(context);
        post(4);
        seal("TIMER");
        post(4);
        seal("TIMER");
        post(2);
    }

    private Verification verification(Entries entries, Witness compared) {
        return new Verification(
                entries,
                heads,
                seals,
                keys,
                compared,
                context.getBean(Books.class),
                List.of(FREEZING),
                context.getBean(PlatformTransactionManager.class));
    }

    /** Stands for the room of reports. */
    private static final SealedAtOnce FREEZING = new SealedAtOnce() {
        @Override
        public boolean isSealed(Entry entry) {
            return entry.event().equals(FROZEN);
        }

        @Override
        public List<Resting> restingOn(BookId of) {
            return List.of();
        }
    };

    /** Writes an entry that is sealed in the same transaction. */
    void freeze() {
        asSystem(() -> {
            ledger.post(posting(FROZEN, 0, List.of()));
            heads.list(Set.of(book)).forEach(head -> seals.seal(head, "FREEZE", keys.signing()));
            return FROZEN;
        });
    }

    void post(int entries) {
        asSystem(() -> {
            for (int i = 0; i < entries; i++) {
                ledger.post(posting("ACTIVITY_SUBMITTED", i, List.of(tally(i + 1))));
            }
            return entries;
        });
    }

    private Posting posting(String event, int number, List<Tally> tallies) {
        return new Posting(
                new RecordKey(book, UUID.randomUUID()),
                "activity",
                event,
                "thử",
                new UnitId(1),
                1,
                Map.of("kind", "PATROL", "title", "bí mật " + number),
                tallies);
    }

    void seal(String reason) {
        asSystem(() -> {
            heads.list(Set.of(book)).forEach(head -> seals.seal(head, reason, keys.signing()));
            return reason;
        });
    }

    /** Seals the head with any key under any time, as whoever owns the database and has got hold of the key can. */
    void forgeSeal(SealingKey key, Instant at) {
        asSystem(() -> {
            Heads.Head head = heads.list(Set.of(book)).getFirst();
            Instant time = at.truncatedTo(ChronoUnit.MICROS);
            return jdbc.sql(Sql.of("ledger/insert_seal"))
                    .param("book", book.value())
                    .param("position", head.position())
                    .param("hash", head.hash().bytes())
                    .param("key", key.id())
                    .param("sealedAt", time.atOffset(ZoneOffset.UTC))
                    .param("reason", "TIMER")
                    .param("signature", key.sign(Seal.text(book, head.position(), head.hash(), time)))
                    .update();
        });
    }

    /** The books that are checked. */
    Set<BookId> known() {
        return asSystem(() -> verification.listKnown(null, Instant.MAX));
    }

    Verification.Finding check() {
        return asSystem(() -> verification.verify(book));
    }

    Verification.Finding checkWithoutWitness() {
        return asSystem(() -> unwitnessed.verify(book));
    }

    /** The book as a file, exported now. */
    Path export(String name) {
        Path file = folder.resolve(name);
        Acting.runAsSystem(() -> exporting.toFile(book, true, file, (_, _) -> {}));
        return file;
    }

    String keyId() {
        return asSystem(() -> keys.signing().id());
    }

    /** Chains the entries from one position on anew, as somebody could who knows the format but has no key. */
    void rechain(long from) {
        asSystem(() -> {
            Entries entries = context.getBean(Entries.class);
            Hash previous = from == 1
                    ? Hash.ZERO
                    : entries.after(book, from - 2, 1).getFirst().entry().hash();
            for (Entries.Stored stored : entries.after(book, from - 1, 1000)) {
                Entry entry = stored.entry();
                Hash payload = Chain.payloadHash(
                        Objects.requireNonNull(stored.salt()), Objects.requireNonNull(entry.payload()));
                previous = Chain.entryHash(previous, Chain.Envelope.of(entry), payload, entry.tallies());
                asOwner("update entry set payload_hash = decode('" + payload + "', 'hex'), hash = decode('" + previous
                        + "', 'hex') where book = " + book + " and position = " + entry.position());
                asOwner("update book_head set hash = decode('" + previous + "', 'hex') where book = " + book);
            }
            return from;
        });
    }

    /** Removes what lies after a position, with its seals, and moves the head back. */
    void cut(long last) {
        String after = " where book = " + book + " and position > " + last;
        asOwner(
                "delete from seal" + after,
                "delete from tally" + after,
                "delete from payload" + after,
                "delete from entry" + after,
                "update book_head set position = " + last + ", hash = (select hash from entry where book = " + book
                        + " and position = " + last + ") where book = " + book);
    }

    void asOwner(String... statements) {
        DatabaseAccess access = context.getBean(DatabaseAccess.class);
        try (var connection = DriverManager.getConnection(
                        access.url() + "?currentSchema=phoihop",
                        access.owner().user(),
                        access.owner().password());
                var plain = connection.createStatement()) {
            for (String statement : statements) {
                plain.execute(statement.replace(":book", book == null ? "-1" : book.toString()));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() ->
                new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).execute(_ -> work.get()));
    }

    static Tally tally(long personnel) {
        return new Tally(
                "PERSONNEL_TURN",
                Quantity.of(personnel),
                LocalDate.of(2022, 3, 1),
                new AreaId(1),
                new UnitId(1),
                new ForceId(2),
                TallyRole.CONTRIBUTED,
                ForceSet.of(new ForceId(2)),
                "PATROL",
                null,
                null,
                false);
    }
}
