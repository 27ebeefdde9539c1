package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Which version somebody has seen: one of ours, or none. */
class IfMatchTest {

    @Test
    void the_version_is_read_as_it_was_sent() {
        assertThat(new IfMatch("\"7\"").version()).isEqualTo(7);
        assertThat(new IfMatch(" \"2147483647\" ").version()).isEqualTo(Integer.MAX_VALUE);
        assertThat(new IfMatch("\"72057594037927935\"").mark()).isEqualTo(72057594037927935L);
        assertThat(new IfMatch("\"7\"").findVersion()).contains(7);
        assertThat(new IfMatch("*").findVersion()).isEmpty();
        assertThat(new IfMatch(null).findVersion()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2147483648\"", "\"4294967297\"", "\"01\"", "\"-1\"", "7", "W/\"7\"", "\"\"", "*"})
    void what_is_no_version_of_a_record_never_stands_for_one(String header) {
        assertRefused(ProblemCode.CHANGED_MEANWHILE, () -> new IfMatch(header).version());
    }

    @Test
    void who_names_none_is_asked_for_it() {
        assertRefused(ProblemCode.VERSION_MISSING, () -> new IfMatch(null).version());
        assertRefused(ProblemCode.VERSION_MISSING, () -> new IfMatch(null).mark());
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable asking) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo(code));
    }
}
