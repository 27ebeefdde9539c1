package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** An inspector's office ends by itself at midnight after its last day: for pages, for tokens and for a session that is open. */
@BrowserTest
@UsesDatabase(own = true)
@Import(LastDayTest.Forwardable.class)
class LastDayTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessTokens tokens;

    @Autowired
    Forwarded clock;

    /** The clock of the machine, put forward. */
    static final class Forwarded extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void goTo(Instant moment) {
            ahead = Duration.between(Instant.now(), moment);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(Clock.system(zone), ahead);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Forwardable {
        @Bean
        @Primary
        Forwarded forwarded() {
            return new Forwarded();
        }
    }

    @Test
    void at_midnight_after_the_last_day_pages_tokens_and_open_sessions_are_closed() throws Exception {
        TestStaff inspector = TestStaff.named(context, "Đoàn Kiểm Tra");
        LocalDate last = LocalDate.now(SignIns.ZONE);
        Acting.runAsSystem(
                () -> accounts.appoint(inspector.id(), Role.INSPECTOR, BookId.COMMON, null, last, last.plusDays(1)));
        SignedIn who = inspector.signedIn();
        String token = who.run(() ->
                tokens.mint(who, new AccessTokens.Wish("đối chiếu", Set.of(Authority.BOOK_VIEW), last.plusDays(30))));
        Instant midnight = last.plusDays(1).atStartOfDay(SignIns.ZONE).toInstant();
        try (Tab open = Tab.on(port)) {
            open.signIn(inspector.login(), TestStaff.PASSWORD).go("/book");
            PlaywrightAssertions.assertThat(open.page().locator("main")).not().containsText("NOT_ALLOWED");
            clock.goTo(midnight.minusSeconds(60));
            open.go("/book");
            PlaywrightAssertions.assertThat(open.page().locator("main")).not().containsText("NOT_ALLOWED");
            assertThat(me(token)).isEqualTo(200);
            clock.goTo(midnight);
            open.go("/book");
            PlaywrightAssertions.assertThat(open.page().locator("main")).containsText("NOT_ALLOWED");
            assertThat(me(token)).isEqualTo(401);
            assertThat(inspector.signedIn().acting()).isNull();
            assertThat(inspector.signedIn().authorities()).isEmpty();
        }
        try (Tab later = Tab.onPhone(port)) {
            later.signIn(inspector.login(), TestStaff.PASSWORD).go("/activities");
            PlaywrightAssertions.assertThat(later.page().locator("main")).containsText("NOT_ALLOWED");
            later.check().shot("office-ended-phone");
        }
    }

    private int me(String token) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/me"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
