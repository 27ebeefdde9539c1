package vn.phoihop.activity;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.activity.TwinScore.Traits;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.Nearness;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Records that may be the same thing written down once more. A hint, never a refusal: two patrols of one night in one area are two. */
@Component
class LikelyTwins {

    /** So many are shown. */
    private static final int SHOWN = 5;

    private static final String CANDIDATES = Sql.of("activity/twin_candidates");
    private static final String ADMIT = Sql.of("activity/admit_newcomer");

    private final JdbcClient jdbc;
    private final ActivityChecks checks;
    private final Organisations organisations;
    private final SearchingAcross across;

    LikelyTwins(JdbcClient jdbc, ActivityChecks checks, Organisations organisations, SearchingAcross across) {
        this.jdbc = jdbc;
        this.across = across;
        this.checks = checks;
        this.organisations = organisations;
    }

    /**
     * Also one that is out of sight: of it the place, the time and the lead may be told, and of the reasons those that say no more.
     *
     * @param counted whether it counts, and so may be joined where it lies in the same book
     * @param elsewhere whether it lies in a book that follows, or in one that is followed: then it can neither be joined nor merged
     */
    record Twin(
            RecordKey key,
            Instant startsAt,
            @Nullable Instant endsAt,
            AreaId area,
            UnitId lead,
            TwinScore score,
            boolean counted,
            boolean elsewhere,
            boolean inSight) {

        boolean joinable() {
            return counted && !elsewhere;
        }

        int points() {
            return inSight ? score.points() : score.pointsToTell();
        }

        /** Those that may be told to who asks. */
        List<TwinScore.Reason> reasons() {
            return score.reasons().stream()
                    .filter(reason -> inSight || !reason.ofContents())
                    .toList();
        }
    }

    /** Those of a record, without what is known to be another thing. */
    @Transactional(readOnly = true)
    List<Twin> list(Activity activity) {
        return all(activity.key(), activity.form(), activity.forces()).stream()
                .filter(twin -> activity.link(twin.key().id()).isEmpty())
                .limit(SHOWN)
                .toList();
    }

    /** Those of what somebody is about to write down. */
    @Transactional(readOnly = true)
    List<Twin> list(RecordKey key, ActivityForm form) {
        return all(key, form).stream().limit(SHOWN).toList();
    }

    /** The one of that id, if it is a likely twin of what somebody has written down or is about to. */
    @Transactional(readOnly = true)
    Optional<Twin> find(RecordKey key, ActivityForm form, UUID twin) {
        return all(key, form).stream()
                .filter(one -> !one.elsewhere() && one.key().id().equals(twin))
                .findFirst();
    }

    /** Lets a unit one acts for into the sight of a likely twin that it is about to join. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean admit(UnitId unit, RecordKey twin, RecordKey own, ActivityForm form) {
        return find(own, form, twin.id()).filter(Twin::counted).isPresent()
                && asked(ADMIT, twin, form)
                        .param("record", twin.id())
                        .param("unit", unit.value())
                        .query(Boolean.class)
                        .single();
    }

    private List<Twin> all(RecordKey key, ActivityForm form) {
        return all(key, form, checks.on(key.book()).forces(form));
    }

    private List<Twin> all(RecordKey key, ActivityForm form, ForceSet forces) {
        Organisation organisation = organisations.current();
        LocalDate day = checks.on(key.book()).day(form);
        Traits own = new Traits(
                form.startsAt(),
                form.endsAt(),
                form.area(),
                form.lead(),
                new HashSet<>(form.partners()),
                forces,
                form.contributions());
        return Stream.concat(Stream.of(key.book()), around(key.book(), day))
                .flatMap(book -> asked(CANDIDATES, book, key, form)
                        .param("id", key.id())
                        .query((row, i) -> twin(row, book, key, own, day, organisation))
                        .list()
                        .stream())
                .filter(twin -> twin.score().likely())
                .sorted(Comparator.comparing((Twin twin) -> -twin.score().points())
                        .thenComparing(Twin::startsAt)
                        .thenComparing(twin -> twin.key().id()))
                .toList();
    }

    /** What happened until the day from which a book is followed may have been written into the one that follows, too. */
    private Stream<BookId> around(BookId book, LocalDate day) {
        return across.around(book).stream()
                .filter(one -> !day.isAfter(one.since()))
                .map(one -> one.book().equals(book) ? one.successor() : one.book());
    }

    private JdbcClient.StatementSpec asked(String question, RecordKey key, ActivityForm form) {
        return asked(question, key.book(), key, form);
    }

    private JdbcClient.StatementSpec asked(String question, BookId book, RecordKey key, ActivityForm form) {
        Organisation organisation = organisations.current();
        LocalDate day = checks.on(key.book()).day(form);
        return jdbc.sql(question)
                .param("book", book.value())
                .param("kind", form.kind())
                .param("day", day.toString())
                .param("startsAt", time(form.startsAt()))
                .param(
                        "endsAt",
                        form.endsAt() == null ? null : time(form.endsAt()),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("exercise", form.exercise())
                .param("area", form.area().value())
                .param("units", form.units().stream().map(UnitId::value).toArray(Long[]::new))
                .param(
                        "areas",
                        Nearness.around(form.area(), day, organisation).stream()
                                .map(AreaId::value)
                                .toArray(Long[]::new))
                .param("beginApart", TwinScore.BEGIN_APART.toSeconds())
                .param("lasts", TwinScore.LASTS.toSeconds());
    }

    private static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Twin twin(
            ResultSet row, BookId book, RecordKey of, Traits own, LocalDate day, Organisation organisation)
            throws SQLException {
        Traits traits = traits(row, "");
        return new Twin(
                new RecordKey(book, row.getObject("id", UUID.class)),
                traits.startsAt(),
                traits.endsAt(),
                traits.area(),
                traits.lead(),
                TwinScore.of(own, traits, Nearness.of(own.area(), traits.area(), day, organisation)),
                row.getString("state").equals(ActivityState.SUBMITTED.name()),
                !book.equals(of.book()),
                row.getBoolean("in_sight"));
    }

    /** @param prefix of the columns, also of those that are otherwise named in full: {@code lead_unit} becomes {@code one_lead} */
    static Traits traits(ResultSet row, String prefix) throws SQLException {
        boolean plain = prefix.isEmpty();
        return new Traits(
                instant(row, plain ? "starts_at" : prefix + "starts"),
                row.getObject(plain ? "ends_at" : prefix + "ends") == null
                        ? null
                        : instant(row, plain ? "ends_at" : prefix + "ends"),
                new AreaId(row.getLong(prefix + "area")),
                new UnitId(row.getLong(plain ? "lead_unit" : prefix + "lead")),
                units(row.getArray(prefix + "units")),
                new ForceSet(row.getInt(prefix + "forces")),
                amounts(row.getArray(prefix + "amounts")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Set<UnitId> units(Array ids) throws SQLException {
        return Arrays.stream((Long[]) ids.getArray()).map(UnitId::new).collect(Collectors.toSet());
    }

    private static List<Contribution> amounts(Array texts) throws SQLException {
        return Arrays.stream((String[]) texts.getArray())
                .map(text -> text.split(" ", -1))
                .map(parts -> new Contribution(
                        new UnitId(Long.parseLong(parts[0])), parts[1], new Quantity(new BigDecimal(parts[2]))))
                .toList();
    }
}
