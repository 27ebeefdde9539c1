package vn.phoihop;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;

/** A row of every guarded table that is about one record or one book, and staff in every relation to it. */
final class SecondWallRows {

    private static final BookId OTHER_BOOK = new BookId(8);

    /** In which relation who acts stands to the record. */
    enum Relation {
        LEAD,
        PARTNER,
        ABOVE,
        STRANGER,
        COORDINATION,
        ELSEWHERE
    }

    /**
     * One row, as the owner knows it.
     *
     * @param key its primary key, as names and values
     * @param row all of it, as JSON
     */
    record Sample(String table, List<String> columns, Map<String, String> key, String row, String touched) {

        String where() {
            return key.entrySet().stream()
                    .map(one -> one.getKey() + " = '" + one.getValue().replace("'", "''") + "'")
                    .collect(Collectors.joining(" and "));
        }

        String insert() {
            String names = String.join(", ", columns);
            return "insert into %s (%s) select %s from json_populate_record(null::%s, '%s')"
                    .formatted(table, names, names, table, row.replace("'", "''"));
        }

        String update() {
            return "update %s set %s = %s where %s".formatted(table, touched, touched, where());
        }
    }

    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final MatrixRecords records;

    SecondWallRows(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.records = new MatrixRecords(context);
        Acting.runAsSystem(() -> {
            context.getBean(Books.class)
                    .open(OTHER_BOOK, "ELSEWHERE", new LocalizedText("Sổ khác", "Other book"), new AreaId(1091), true);
            fill();
        });
    }

    /** One of each; who administers has no unit and stands nowhere. */
    Map<Role, Map<Relation, SignedIn>> staff() {
        Map<Role, Map<Relation, SignedIn>> staff = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Map<Relation, SignedIn> byRelation = new EnumMap<>(Relation.class);
            for (Relation relation : Relation.values()) {
                byRelation.put(relation, appointed(role, relation));
            }
            staff.put(role, byRelation);
        }
        return staff;
    }

    private SignedIn appointed(Role role, Relation relation) {
        TestStaff named = TestStaff.named(context, role + " " + relation);
        if (role == Role.ADMINISTRATOR) {
            return named.as(role, BookId.COMMON, null).signedIn();
        }
        return relation == Relation.ELSEWHERE
                ? named.as(role, OTHER_BOOK, MatrixRecords.Relation.STRANGER.unit(context))
                        .signedIn()
                : named.as(
                                role,
                                MatrixRecords.BOOK,
                                MatrixRecords.Relation.valueOf(relation.name()).unit(context))
                        .signedIn();
    }

    /** Of every table under row security a row; one without any fails. */
    List<Sample> samples() {
        return Acting.asSystem(() -> jdbc.sql("""
                select c.relname from pg_class c
                where c.relnamespace = 'phoihop'::regnamespace and c.relkind = 'r' and c.relrowsecurity order by c.relname""").query(String.class).list().stream()
                .map(this::sample)
                .toList());
    }

    private Sample sample(String table) {
        List<String> key =
                jdbc.sql("""
                select a.attname from pg_index i
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                where i.indrelid = :table::regclass and i.indisprimary""").param("table", table).query(String.class).list();
        List<String> columns =
                jdbc.sql("""
                select attname from pg_attribute
                where attrelid = :table::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                order by attnum""").param("table", table).query(String.class).list();
        List<String> identity = key.isEmpty() ? columns : key;
        String chosen = chosen(table, columns);
        String row = jdbc.sql("select row_to_json(t)::text from %s t where %s limit 1".formatted(table, chosen))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("there is no row of " + table + " to try"));
        Map<String, String> values = jdbc
                .sql("select %s from %s t where %s limit 1"
                        .formatted(
                                identity.stream()
                                        .map(one -> one + "::text as " + one)
                                        .collect(Collectors.joining(", ")),
                                table,
                                chosen))
                .query()
                .singleRow()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> String.valueOf(one.getValue())));
        return new Sample(table, columns, values, row, touched(table, columns));
    }

    /** About the patrol or the case where the table knows records, else of their book. */
    private String chosen(String table, List<String> columns) {
        String book = columns.contains("book") ? "t.book = " + MatrixRecords.BOOK : "true";
        String patrol = "'" + records.patrol.id() + "'";
        String caseFile = "'" + records.caseFile.id() + "'";
        String item = "'" + records.item.id() + "'";
        return book
                + switch (table) {
                    case "activity" -> " and t.id = " + patrol;
                    case "case_file" -> " and t.id = " + caseFile;
                    case "exchange_item" -> " and t.id = " + item;
                    case "exchange_recipient",
                            "exchange_turn",
                            "exchange_opening",
                            "exchange_attachment",
                            "exchange_attachment_piece" -> " and t.item = " + item;
                    case "entry", "tally" -> " and t.record = " + patrol;
                    case "record_unit" ->
                        " and t.record = " + patrol + " and t.unit = (select lead_unit from activity where id = "
                                + patrol + ")";
                    case "payload" ->
                        " and t.position = (select min(position) from entry where book = t.book and record = " + patrol
                                + ")";
                    case "appointment" -> " and t.role = 'RECORDER'";
                    default ->
                        columns.contains("case_file")
                                ? " and t.case_file = " + caseFile
                                : columns.contains("activity") ? " and t.activity = " + patrol : "";
                };
    }

    /** A column that requests may write, where there is one. */
    private String touched(String table, List<String> columns) {
        return columns.stream()
                .filter(column -> Boolean.TRUE.equals(jdbc.sql("""
                        select has_column_privilege(replace(current_user, '_system', '_app'), :table, :column, 'UPDATE')""")
                        .param("table", table)
                        .param("column", column)
                        .query(Boolean.class)
                        .single()))
                .findFirst()
                .orElse(columns.getLast());
    }

    /** What the walk of a report and its paper leaves, and what else has no row yet. */
    private void fill() {
        int book = MatrixRecords.BOOK.value();
        LocalDate day = LocalDate.of(2022, 6, 15);
        String report = "'00000000-0000-4000-8000-000000000001'";
        for (String statement : List.of(
                "insert into case_amount select book, case_file, id, 'SUBJECT', 0, 2 from case_milestone where case_file = '"
                        + records.caseFile.id() + "'",
                "insert into case_link values (%d, '%s', 0, 'TOOK_IN', '%s', '%s', '{}')"
                        .formatted(book, records.caseFile.id(), records.caseFile.id(), day),
                "insert into exchange_opening select book, item, gen_random_uuid(), unit, 'x', now() from exchange_recipient where item = '"
                        + records.item.id() + "'",
                "insert into notice_address (account, address, code_key, wanted, digest_at, quiet_from, quiet_to, version)"
                        + " select account, 'x@example.vn', account, 'EACH', '07:00', '21:00', '06:00', 1 from appointment where role = 'RECORDER' limit 1",
                "insert into notice_news values (%d, gen_random_uuid(), '%s', 'BULLETIN', 'ARRIVED', 'URGENT', null, false, '{1}', null, now())"
                        .formatted(book, records.item.id()),
                "insert into notice_line select book, id, account.account, record, kind, what, urgency, due, exercise, units, at, null"
                        + " from notice_news cross join (select account from notice_address limit 1) account",
                "insert into exchange_group select book, gen_random_uuid(), lead_unit, 'x', 1, '{}', '{}', '{}', now(), 'x' from activity where id = '"
                        + records.patrol.id() + "'",
                "insert into report (book, id, form, regime, window_from, window_to, state, drafter, drafter_name, started_at)"
                        + " values (%d, %s, 'SIX_MONTH', 'SIX_MONTH', '2021-12-15', '2022-06-15', 'DRAFT', gen_random_uuid(), 'x', now())"
                                .formatted(book, report),
                "insert into report_figure values (%d, %s, 'PATROLS', 'ACTUAL', 0, 1, false, null, false)"
                        .formatted(book, report),
                "insert into report_paragraph values (%d, %s, gen_random_uuid(), 'A', 0, 'x', 1, null)"
                        .formatted(book, report),
                "insert into report_confirmation values (%d, %s, 'PATROLS', 'POLICE', 'OPEN', null, null, null, null)"
                        .formatted(book, report),
                "insert into report_unsettled values (%d, %s, 0, 'x', 'x', false, 1, null, null)"
                        .formatted(book, report),
                "insert into paper_code values (%d, %s, repeat('X', 20))".formatted(book, report),
                "insert into activity_link select a.book, a.id, b.id, 'APART', 0, null from activity a join activity b"
                        + " on b.book = a.book and b.id <> a.id where a.book = %d and a.id = '%s' limit 1"
                                .formatted(book, records.patrol.id()),
                "insert into activity_twin select a.book, least(a.id, b.id), greatest(a.id, b.id), a.occurred_on, 95, '{}', a.occurred_on from activity a"
                        + " join activity b on b.book = a.book and b.id <> a.id where a.book = %d limit 1"
                                .formatted(book),
                "insert into activity_twin_across select a.book, a.id, a.book + 1, a.id, a.occurred_on, 95, '{}', a.occurred_on from activity a where a.book = %d limit 1"
                        .formatted(book),
                "insert into activity_twin_search values (%d, 1) on conflict do nothing".formatted(book),
                "insert into document_counter values (%d, 1, 'REPORT', 2022, 1)".formatted(book),
                "insert into document_number values (%d, 1, 'REPORT', 2022, 1, 'X', %s, '%s')"
                        .formatted(book, report, day),
                "insert into paper_file values (%d, %s, 'PDF', 1, 'application/pdf', '\\x00', sha256('\\x00'), now(), 'x')"
                        .formatted(book, report),
                "insert into letterhead values (%d, 1, '[2020-01-01,)', null, 'x', 'x', 'x', '{}', 'x', '{}', '{}', 'x')"
                        .formatted(book),
                "insert into count_only values (%d, gen_random_uuid(), 1, 'PATROLS', '2021-12-15', '2022-06-15', 1, 'x', 'x')"
                        .formatted(book),
                "insert into form_duty values (%d, 'WEEK', '2022-01-01', null, 'x', now())".formatted(book),
                "insert into fold values (%d, 'T', 1)".formatted(book),
                "insert into running_total values (%d, 'T', 'H', '2022-03-01', 0, 1, '{1}', '{1}')".formatted(book),
                "insert into place_total values (%d, 'T', 'H', '2022-03-01', 1, 1, '{1}', '{1}')".formatted(book),
                "insert into sample_batch values (%d, 'x')".formatted(book),
                "insert into book_check values (%d, now(), now(), 1, 1)".formatted(book),
                "insert into seal_key values ('x', '\\x00', now()) on conflict do nothing",
                "insert into seal select book, position, hash, 'x', now(), 'x', '\\x00' from entry where book = %d and position = 1"
                        .formatted(book),
                // Known from a position that is far away: nobody succeeds anybody yet.
                "insert into unit_succession select min(id), max(id), '2022-01-01', '[1000000000,)' from unit",
                "insert into organisation_change values (gen_random_uuid(), 'FOUND', 'UNIT', '2022-01-01', 1000000000, now(), 'x', '{}', 'x', 'x',"
                        + " 'x', 'x', '{1}', '{}')",
                "insert into organisation_import values (gen_random_uuid(), 'x', '{}', 'x', now(), null)",
                "insert into saved_list select gen_random_uuid(), id, 'x', '/x', '/x' from account limit 1",
                "insert into access_token (id, account, appointment, name, hash, scopes, created_at, expires_at)"
                        + " select gen_random_uuid(), account, id, 'x', sha256('x'), '{record.view}', now(), now() + interval '1 day' from appointment limit 1",
                "insert into webhook select gen_random_uuid(), lead_unit, 'x', 'x', '{x}', 'OFF', '\\x00', null, null, 1, now(), 'x' from activity where id = '"
                        + records.patrol.id() + "'",
                // Due long after anybody would carry it.
                "insert into outbox_parcel values (gen_random_uuid(), 'WEBHOOK', 'x', gen_random_uuid(), 'x', now(), now(), 'WAITING', now() + interval '1 day', null, 0)",
                "insert into calendar_key select id, account, sha256('x'), now() from appointment limit 1")) {
            jdbc.sql(statement).update();
        }
    }
}
