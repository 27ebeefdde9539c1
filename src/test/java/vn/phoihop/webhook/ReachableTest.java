package vn.phoihop.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/** Nobody has the house ask its own machines for him. */
class ReachableTest {

    private final Reachable nothingInside = new Reachable("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://localhost/x",
                "http://localhost:8080/x",
                "https://10.1.2.3/x",
                "https://172.16.0.1/x",
                "https://172.31.255.255/x",
                "https://192.168.1.1/x",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/x",
                "https://0.0.0.0/x",
                "https://224.0.0.1/x",
                "https://255.255.255.255/x",
                "https://[::1]/x",
                "https://[::]/x",
                "https://[fd00::1]/x",
                "https://[fe80::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://[64:ff9b::a00:1]/x",
                "https://[3fff::1]/x",
                "https://[5f00::1]/x",
                // Other ways to write 127.0.0.1 and 10.0.0.1, where they are read at all.
                "https://127.1/x",
                "https://2130706433/x",
                "https://10.1/x"
            })
    void an_address_that_leads_into_a_private_network_is_refused(String address) {
        assertThat(nothingInside.problem("address", address, true).map(Problem::code))
                .get()
                .isIn(ProblemCode.WEBHOOK_ADDRESS_INSIDE, ProblemCode.WEBHOOK_ADDRESS_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://8.8.8.8/x",
                "http://8.8.8.8/x",
                "http://10.0.0.1/x",
                "https://somebody:secret@8.8.8.8/x",
                "https://8.8.8.8/x#there",
                "https:///x",
                "https://8.8.8.8 /x",
                "file:///etc/passwd",
                "https://8.8.8.8:0/x",
                "https://8.8.8.8:65536/x"
            })
    void what_is_no_address_over_an_encrypted_line_is_refused(String address) {
        assertThat(nothingInside.problem("address", address, true).map(Problem::code))
                .contains(ProblemCode.WEBHOOK_ADDRESS_UNREADABLE);
    }

    @Test
    void where_a_name_leads_inside_is_told_only_to_who_may_know() {
        assertThat(nothingInside.problem("address", "https://10.1.2.3/x", false))
                .get()
                .satisfies(one -> assertThat(one.code()).isEqualTo(ProblemCode.WEBHOOK_ADDRESS_NOT_OUTSIDE))
                .satisfies(one -> assertThat(one.arguments()).containsExactly("https://10.1.2.3/x"));
    }

    @Test
    void an_address_outside_may_be_named_and_so_may_the_networks_the_installation_allows() {
        assertThat(nothingInside.problem("address", "https://8.8.8.8:8443/x?y=z", true))
                .isEmpty();
        assertThat(nothingInside.problem("address", "https://[2606:4700::1111]/x", true))
                .isEmpty();
        Reachable some = new Reachable("10.20.0.0/16, 127.0.0.0/8,fd12::/16");
        assertThat(some.problem("address", "https://10.20.255.1/x", true)).isEmpty();
        assertThat(some.problem("address", "https://[fd12::7]/x", true)).isEmpty();
        assertThat(some.problem("address", "http://127.0.0.1:9/x", true)).isEmpty();
        assertThat(some.problem("address", "https://10.21.0.1/x", true).map(Problem::code))
                .contains(ProblemCode.WEBHOOK_ADDRESS_INSIDE);
        assertThatThrownBy(() -> new Reachable("intranet")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reachable("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
    }
}
