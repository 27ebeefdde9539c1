package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;

/** The command line starts the application without its pages; accounts must work there too. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.main.web-application-type=none")
@UsesDatabase(own = true)
class WithoutPagesTest {

    @Autowired
    Accounts accounts;

    @Autowired
    SignIns signIns;

    @Test
    void the_first_administrator_is_made_once_and_signs_in_with_the_printed_password() {
        String printed = Acting.asSystem(accounts::firstAdministrator).orElseThrow();
        assertThat(Acting.asSystem(accounts::firstAdministrator)).isEmpty();
        assertThat(Acting.asSystem(() -> signIns.attempt(Accounts.FIRST, printed, "192.0.2.9")))
                .isInstanceOfSatisfying(
                        SignIns.Outcome.Welcome.class,
                        welcome -> assertThat(welcome.account().mustChange()).isTrue());
        Account account = Acting.asSystem(() -> accounts.find(Accounts.FIRST)).orElseThrow();
        SignedIn who = Acting.asSystem(() -> signIns.find(account.id(), null)).orElseThrow();
        assertThat(who.may(Authority.ACCOUNT_ADMINISTER)).isTrue();
        assertThat(who.may(Authority.FIGURE_VIEW)).isFalse();
        assertThat(who.books()).containsExactly(BookId.COMMON);
        assertThat(who.<String>run(() -> accounts.get(account.id()).login())).isEqualTo(Accounts.FIRST);
    }
}
