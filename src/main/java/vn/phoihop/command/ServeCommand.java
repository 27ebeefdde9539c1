package vn.phoihop.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import vn.phoihop.database.OpeningDatabase;
import vn.phoihop.document.PaperRehearsal;
import vn.phoihop.ledger.Witness;
import vn.phoihop.postgres.EmbeddedPostgres;
import vn.phoihop.postgres.ServerOptions;

/** Starts the application for real and serves its pages until a signal stops it. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Chạy hệ thống để làm việc thật, không có số liệu mẫu; Ctrl-C để dừng.",
            "Start the system for real work, without the sample; Ctrl-C stops it."
        })
final class ServeCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final WebOptions web = new WebOptions();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final MailOptions mail = new MailOptions();

    ServeCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path directory = application.dataDirectory(database, "serve");
        // Whoever gives the same command again is told who is at work, not that the port is taken.
        if (!database.isExternal()) {
            EmbeddedPostgres.refuseHeld(directory);
        }
        web.refuseTakenPort();
        try (Stopping stopping = application.stoppingOnSignal()) {
            OpeningDatabase opening = database.isExternal()
                    ? OpeningDatabase.of(database.external())
                    : application.beginOwn(stopping, directory, ServerOptions.STANDARD.heldBy(web.url()));
            ConfigurableApplicationContext context =
                    application.startServer(stopping, opening, web, directory, mail.properties());
            FirstStart.load(context);
            FirstStart.appoint(context, application.console());
            context.getBean(Witness.class)
                    .file()
                    .filter(file -> file.startsWith(directory.toAbsolutePath()))
                    .ifPresent(file -> application.console().say("command.witness.beside", file));
            if (context.getEnvironment().getProperty("phoihop.origin", "").isBlank()) {
                application.console().say("command.origin.none");
            }
            application.console().say("command.ready", web.url());
            PaperRehearsal.soon();
            stopping.awaitSignal();
        }
        return ExitCode.OK;
    }
}
