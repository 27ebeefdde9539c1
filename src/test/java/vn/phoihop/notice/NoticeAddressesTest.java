package vn.phoihop.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
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

    private static NoticeAddress named(AccountId account, String address, UUID key, int version) {
        return new NoticeAddress(account, address, key, null, Wanted.EACH, NoticeTimes.USUAL, null, null, version);
    }
}
