package vn.phoihop.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.Golden;

/** The schema as a whole: every change shows in a diff, and what would not survive distribution by book is refused. */
@DatabaseTest
class SchemaTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void schemaIsTheGoldenOne() {
        Golden.of("src/test/resources/schema.golden.txt")
                .assertMatches(asSystem(() -> String.join("\n", lines("""
                select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                              case when a.attnotnull then ' not null' else '' end,
                              coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''))
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                where c.relnamespace = 'phoihop'::regnamespace and c.relkind = 'r' and c.relname not like 'flyway%'
                order by c.relname, a.attnum""")) + "\n\n" + String.join("\n", lines("""
                select format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid))
                from pg_constraint
                where connamespace = 'phoihop'::regnamespace and conrelid <> 0 and contype <> 'n'
                  and conrelid::regclass::text not like 'flyway%'
                order by conrelid::regclass::text, pg_get_constraintdef(oid)"""))
                        + "\n\n" + String.join("\n", lines("""
                select indexdef from pg_indexes
                where schemaname = 'phoihop' and tablename not like 'flyway%'
                order by tablename, indexname""")) + "\n\n" + String.join("\n", lines("""
                select format('%s: policy %s %s using %s check %s', tablename, policyname, cmd, qual, with_check)
                from pg_policies where schemaname = 'phoihop' order by tablename, policyname""")) + "\n"));
    }

    @Test
    void everyTableIsDeclaredDistributedOrReference() {
        assertThat(names("""
                select relname from pg_class
                where relnamespace = 'phoihop'::regnamespace and relkind = 'r' and relname not like 'flyway%'
                  and coalesce(obj_description(oid, 'pg_class'), '') !~ '^(distributed|reference): '""")).isEmpty();
    }

    @Test
    void distributedTablesBeginTheirKeyWithTheBook() {
        assertThat(distributed("""
                and not exists (
                    select from pg_index i
                    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                    where i.indrelid = c.oid and i.indisprimary and a.attname = 'book')""")).isEmpty();
    }

    @Test
    void distributedTablesAreUnderRowSecurityForBothRoles() {
        assertThat(distributed("""
                and (not c.relrowsecurity
                     or (select count(*) from pg_policies p where p.schemaname = 'phoihop' and p.tablename = c.relname) < 2)""")).isEmpty();
    }

    @Test
    void foreignKeysBetweenDistributedTablesContainTheBook() {
        assertThat(names("""
                select format('%s: %s', f.conrelid::regclass, pg_get_constraintdef(f.oid))
                from pg_constraint f
                where f.contype = 'f' and f.connamespace = 'phoihop'::regnamespace
                  and obj_description(f.conrelid, 'pg_class') like 'distributed:%'
                  and obj_description(f.confrelid, 'pg_class') like 'distributed:%'
                  and not exists (
                      select from pg_attribute a
                      where a.attrelid = f.conrelid and a.attnum = any (f.conkey) and a.attname = 'book')""")).isEmpty();
    }

    @Test
    void thereAreNoTriggersAndNoMaterialisedViews() {
        assertThat(names("""
                select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
                where c.relnamespace = 'phoihop'::regnamespace and not t.tgisinternal
                union all
                select relname from pg_class where relnamespace = 'phoihop'::regnamespace and relkind = 'm'""")).isEmpty();
    }

    @Test
    void requestsMayOnlyReadAndAppendInTheLedger() {
        assertThat(names("""
                select format('%s %s', table_name, privilege_type)
                from information_schema.role_table_grants
                where table_schema = 'phoihop' and grantee like '%\\_app'
                  and table_name in ('entry', 'payload', 'tally', 'seal')
                  and privilege_type not in ('SELECT', 'INSERT')""")).isEmpty();
    }

    private List<String> distributed(String condition) {
        return names("""
                select c.relname from pg_class c
                where c.relnamespace = 'phoihop'::regnamespace and c.relkind = 'r'
                  and obj_description(c.oid, 'pg_class') like 'distributed:%'
                """ + condition);
    }

    private List<String> names(String question) {
        return asSystem(() -> lines(question));
    }

    private List<String> lines(String question) {
        return jdbc.sql(question).query(String.class).list();
    }

    private static <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(work);
    }
}
