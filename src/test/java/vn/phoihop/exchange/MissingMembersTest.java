package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;

/** Bodies of programs in which something needed is missing: all of it is told, each at its place. */
@BrowserTest
class MissingMembersTest extends ItemsInABook {

    @Test
    void whatIsNeededAndMissingIsToldAtItsPlace() throws Exception {
        String administrator = TestStaff.named(context, "Quản Trị")
                .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                .token();
        assertThat(codes(call(administrator, "PUT", "/api/v1/webhooks/" + UUID.randomUUID(), "{\"on\": true}", null)))
                .containsExactlyInAnyOrder("unit REQUIRED", "name REQUIRED", "address REQUIRED", "events REQUIRED");
        assertThat(codes(call(administrator, "POST", "/api/v1/outbox/retry", "{}", null)))
                .containsExactlyInAnyOrder("channel REQUIRED", "target REQUIRED");
        assertThat(codes(call(administrator, "POST", "/api/v1/mail/trial", "{}", null)))
                .containsExactly("to REQUIRED");
        assertThat(codes(call(station, "PUT", "/api/v1/me/notices/address", "{\"present\": \"đúng\"}", null)))
                .containsExactly("address REQUIRED");
        assertThat(codes(call(station, "POST", "/api/v1/me/notices/confirm", "{}", null)))
                .containsExactly("mailCode REQUIRED");
    }

    @Test
    void nothingInAListAndADayThatNoDatabaseKnowsAreTold() throws Exception {
        UUID item = UUID.randomUUID();
        assertThat(codes(put(station, item, BULLETIN.replace("\"units\"", "\"attachments\": [null], \"units\""), null)))
                .containsExactly("attachments.0 FIELD_SHAPE");
        assertThat(codes(put(station, item, REQUEST.replace("}", ", \"due\": \"+99999999-01-01\"}"), null)))
                .containsExactly("due FIELD_SHAPE");
    }
}
