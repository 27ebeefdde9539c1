package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Where the squares on signed papers lead: the address users type, which the demo knows by itself. */
class WebOptionsTest {

    private static final String ORIGIN = "phoihop.origin";

    private static WebOptions of(String... arguments) {
        WebOptions web = new WebOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("web", CommandLine.Model.CommandSpec.forAnnotatedObject(web)))
                .parseArgs(arguments);
        return web;
    }

    @Test
    void theDemoIsReachedWhereItListens() {
        WebOptions web = of("--port=8090");
        assertThat(web.properties()).doesNotContainKey(ORIGIN);
        web.reachedWhereItListens();
        assertThat(web.properties()).containsEntry(ORIGIN, "http://localhost:8090");
    }

    @Test
    void whatWasSaidIsKept() {
        WebOptions web = of("--origin=https://phoihop.example.vn");
        web.reachedWhereItListens();
        assertThat(web.properties()).containsEntry(ORIGIN, "https://phoihop.example.vn");
    }

    @Test
    void nothingIsMadeUpWhereItListensEverywhereOrOnSomePort() {
        for (String[] arguments : new String[][] {{"--address=0.0.0.0"}, {"--address=::"}, {"--port=0"}}) {
            WebOptions web = of(arguments);
            web.reachedWhereItListens();
            assertThat(web.properties()).as(arguments[0]).doesNotContainKey(ORIGIN);
        }
    }
}
