package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may do what, where it matters that nobody may do everything. */
class RoleTest {

    @Test
    void who_drafts_does_not_sign_and_who_signs_does_not_issue() {
        assertThat(Role.whoMay(Authority.REPORT_SIGN)).containsExactly(Role.COMMANDER);
        assertThat(Role.whoMay(Authority.REPORT_ISSUE)).containsExactly(Role.RECORDS_CLERK);
        assertThat(Role.whoMay(Authority.REPORT_APPROVE)).containsExactly(Role.HEAD_OF_STAFF);
    }

    @Test
    void inspectors_and_auditors_change_nothing() {
        Set<String> changing = Arrays.stream(Role.values())
                .flatMap(role -> role.authorities().stream())
                .filter(authority -> !authority.endsWith(".view") && !authority.equals(Authority.BOOK_EXPORT))
                .collect(Collectors.toSet());
        assertThat(Role.INSPECTOR.authorities()).doesNotContainAnyElementsOf(changing);
        assertThat(Role.AUDITOR.authorities()).doesNotContainAnyElementsOf(changing);
    }

    @Test
    void administrators_see_no_figures() {
        assertThat(Role.ADMINISTRATOR.may(Authority.FIGURE_VIEW)).isFalse();
        assertThat(Role.ADMINISTRATOR.may(Authority.ACTIVITY_RECORD)).isFalse();
    }

    @Test
    void every_authority_and_every_act_has_its_words_in_both_languages() throws Exception {
        for (String language : List.of("vi", "en")) {
            Properties words = new Properties();
            try (Reader file = new InputStreamReader(
                    Objects.requireNonNull(
                            RoleTest.class.getResourceAsStream("/messages/access_" + language + ".properties")),
                    StandardCharsets.UTF_8)) {
                words.load(file);
            }
            assertThat(words.stringPropertyNames())
                    .containsAll(Arrays.stream(Role.values())
                            .flatMap(role -> role.authorities().stream())
                            .map(authority -> "access.authority." + authority)
                            .toList())
                    .containsAll(Arrays.stream(AccessTrail.Act.values())
                            .map(act -> "access.act." + act)
                            .toList())
                    .containsAll(Arrays.stream(TrailCheck.Fault.values())
                            .map(fault -> "access.trail.fault." + fault)
                            .toList());
        }
    }
}
