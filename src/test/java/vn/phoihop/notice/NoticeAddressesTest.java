package vn.phoihop.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;

/** What a code proves is the mailbox it went to, whatever was done in another tab meanwhile. */
@DatabaseTest
@UsesDatabase(own = true)
class NoticeAddressesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    NoticeAddresses addresses;

    @Autowired
    NoticeLines lines;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_code_that_comes_back_after_another_mailbox_was_named_proves_nothing() {
        AccountId account = TestStaff.named(context, "Ghi")
                .as(Role.RECORDER, BookId.COMMON, null)
                .id();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Acting.runAsSystem(() -> {
            addresses.give(named(account, "mot@example.vn", first, 1));
            addresses.give(named(account, "hai@example.vn", second, 2));
        });
        assertThat(Acting.asSystem(() -> addresses.confirm(account, first))).isFalse();
        assertThat(Acting.asSystem(() -> addresses.find(account)).orElseThrow().confirmedAt())
                .isNull();
        assertThat(Acting.asSystem(() -> addresses.confirm(account, second))).isTrue();
        assertThat(Acting.asSystem(() -> addresses.confirm(account, second)))
                .as("once")
                .isFalse();
    }

    @Test
    void what_was_never_told_is_swept_after_a_while_and_nothing_before() {
        AccountId account = TestStaff.named(context, "Ghi")
                .as(Role.RECORDER, BookId.COMMON, null)
                .id();
        Acting.runAsSystem(() -> addresses.give(named(account, "ba@example.vn", UUID.randomUUID(), 1)));
        for (int days : new int[] {1, 9, 11, 30}) {
            Acting.runAsSystem(() -> jdbc.sql("""
                            insert into notice_line (book, news, account, record, kind, what, urgency, exercise, units, at, parcel)
                            values (1, gen_random_uuid(), :account, gen_random_uuid(), 'BULLETIN', 'ARRIVED', 'URGENT', false, '{}',
                                    now() - :days * interval '1 day', gen_random_uuid())""")
                    .param("account", account.value())
                    .param("days", days)
                    .update());
        }
        assertThat(Acting.asSystem(lines::sweep)).isEqualTo(2);
        assertThat(Acting.asSystem(lines::sweep)).isZero();
    }

    private static NoticeAddress named(AccountId account, String address, UUID key, int version) {
        return new NoticeAddress(account, address, key, null, Wanted.EACH, NoticeTimes.USUAL, null, null, version);
    }
}
