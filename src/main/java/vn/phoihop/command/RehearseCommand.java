package vn.phoihop.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import vn.phoihop.database.OpeningDatabase;
import vn.phoihop.document.PaperRehearsal;
import vn.phoihop.postgres.ServerOptions;

/**
 * Goes once through what every start does, on a database that is thrown away, so that Java can keep what it has loaded, linked and
 * learnt for all later starts. Called by the start script after a build.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

    private final Application application;

    RehearseCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws Exception {
        WebOptions web = new WebOptions();
        web.port = 0;
        try (Stopping stopping = application.stoppingOnSignal()) {
            Path directory = stopping.keep(ThrownAway::create).path();
            OpeningDatabase opening = application.beginOwn(stopping, directory, ServerOptions.THROW_AWAY);
            ConfigurableApplicationContext context = application.startServer(stopping, opening, web, directory);
            LoadingSample.load(context, application.console());
            PaperRehearsal.run();
            visit(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        }
        return ExitCode.OK;
    }

    /** What answers, and with what, is the tests' concern. */
    private static void visit(int port) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < 20; round++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                        .timeout(Duration.ofSeconds(20))
                        .build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
