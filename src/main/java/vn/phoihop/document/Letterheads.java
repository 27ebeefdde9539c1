package vn.phoihop.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/** The letterheads of an installation, dated. */
@Component
public class Letterheads {

    private static final String ON_DAY = Sql.of("document/letterhead");
    private static final String LIST = Sql.of("document/letterheads");
    private static final String FREE = Sql.of("document/free_letterhead");
    private static final String INSERT = Sql.of("document/insert_letterhead");

    private final JdbcClient jdbc;

    Letterheads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the unit's papers bear on the day; refused where nobody has said it. */
    @Transactional(readOnly = true)
    public Letterhead get(BookId book, UnitId unit, LocalDate day) {
        return find(book, unit, day)
                .orElseThrow(() ->
                        new Refused(ProblemCode.LETTERHEAD_MISSING, unit.toString(), VietnameseWriting.shortDate(day)));
    }

    /** A letterhead with its unit and the days on which it holds. */
    public record Dated(UnitId unit, Validity days, Letterhead letterhead) {}

    /** All of a book, those of one unit together, in the order of their days. */
    @Transactional(readOnly = true)
    public List<Dated> list(BookId book) {
        return jdbc.sql(LIST)
                .param("book", book.value())
                .query((row, _) -> new Dated(new UnitId(row.getLong("unit")), days(row), letterhead(row)))
                .list();
    }

    /** The units whose papers bear a letterhead on the day. */
    @Transactional(readOnly = true)
    public Set<UnitId> units(BookId book, LocalDate day) {
        return jdbc.sql("select unit from letterhead where book = :book and valid @> :day::date")
                .param("book", book.value())
                .param("day", day)
                .query((row, _) -> new UnitId(row.getLong("unit")))
                .set();
    }

    @Transactional(readOnly = true)
    public Optional<Letterhead> find(BookId book, UnitId unit, LocalDate day) {
        return jdbc.sql(ON_DAY)
                .param("book", book.value())
                .param("unit", unit.value())
                .param("day", day)
                .query((row, _) -> letterhead(row))
                .optional();
    }

    /** Until the transaction ends nobody else sets a letterhead, also where nothing has been said yet. */
    @Transactional
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('letterhead', 0))")
                .query((row, _) -> true)
                .list();
    }

    /** Sets what the unit's papers bear on these days; what was said of other days stays. */
    @Transactional
    public void set(BookId book, UnitId unit, Validity days, Letterhead letterhead) {
        List<Dated> before = jdbc.sql(FREE)
                .param("book", book.value())
                .param("unit", unit.value())
                .param("from", days.from())
                .param("to", days.to())
                .query((row, _) -> new Dated(unit, days(row), letterhead(row)))
                .list();
        for (Dated one : before) {
            LocalDate from = days.from();
            if (from != null) {
                one.days().before(from).ifPresent(rest -> insert(book, unit, rest, one.letterhead()));
            }
            LocalDate to = days.to();
            if (to != null) {
                one.days().since(to).ifPresent(rest -> insert(book, unit, rest, one.letterhead()));
            }
        }
        insert(book, unit, days, letterhead);
    }

    private void insert(BookId book, UnitId unit, Validity days, Letterhead letterhead) {
        Signature signature = letterhead.signature();
        jdbc.sql(INSERT)
                .param("book", book.value())
                .param("unit", unit.value())
                .param("from", days.from())
                .param("to", days.to())
                .param("superior", letterhead.issuer().superior())
                .param("body", letterhead.issuer().body())
                .param("symbol", letterhead.symbol())
                .param("place", letterhead.issuer().place())
                .param("authority", array(signature == null ? List.of() : signature.authority()))
                .param("office", signature == null ? null : signature.office(), Types.VARCHAR)
                .param("addressees", array(letterhead.addressees()))
                .param("copies", array(letterhead.recipients().copies()))
                .param("archive", letterhead.recipients().archive())
                .param(
                        "signers",
                        letterhead.signers().stream()
                                .map(signer -> signer.account().value().toString())
                                .toArray(String[]::new))
                .param("signerAuthorities", array(each(letterhead, one -> String.join("\n", one.authority()))))
                .param("signerOffices", array(each(letterhead, Signature::office)))
                .param("signerRanks", array(each(letterhead, one -> one.rank() == null ? "" : one.rank())))
                .update();
    }

    private static Validity days(ResultSet row) throws SQLException {
        return new Validity(row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class));
    }

    private static Letterhead letterhead(ResultSet row) throws SQLException {
        @Nullable String superior = row.getString("superior");
        @Nullable String office = row.getString("office");
        return new Letterhead(
                new Issuer(superior, row.getString("body"), row.getString("place")),
                row.getString("symbol"),
                office == null ? null : new Signature(list(row, "authority"), office, null, null),
                list(row, "addressees"),
                new Recipients(list(row, "copies"), row.getString("archive")),
                signers(row));
    }

    private static List<Signer> signers(ResultSet row) throws SQLException {
        UUID[] accounts = (UUID[]) row.getArray("signers").getArray();
        List<String> authorities = list(row, "signer_authorities");
        List<String> offices = list(row, "signer_offices");
        List<String> ranks = list(row, "signer_ranks");
        List<Signer> signers = new ArrayList<>();
        for (int i = 0; i < accounts.length; i++) {
            signers.add(new Signer(
                    new AccountId(accounts[i]),
                    new Signature(
                            authorities.get(i).lines().toList(),
                            offices.get(i),
                            ranks.get(i).isEmpty() ? null : ranks.get(i),
                            null)));
        }
        return signers;
    }

    private static List<String> each(Letterhead letterhead, Function<Signature, String> part) {
        return letterhead.signers().stream()
                .map(signer -> part.apply(signer.signature()))
                .toList();
    }

    private static String[] array(List<String> lines) {
        return lines.toArray(String[]::new);
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
