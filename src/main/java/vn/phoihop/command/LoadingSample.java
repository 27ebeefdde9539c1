package vn.phoihop.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Provisioning;
import vn.phoihop.sample.Sample;
import vn.phoihop.sample.SampleAccount;

/** The sample as it is seen at the terminal: how far its loading is, and the accounts to try it with. */
final class LoadingSample {

    /** A word at every so many parts of a hundred, so that a log stays readable. */
    private static final int PERCENT = 20;

    private LoadingSample() {}

    /**
     * Loads what is missing of it. What is only for later speed is done beside whatever comes next; a stop on the way undoes nothing, since
     * PostgreSQL does the same by itself in its own time.
     */
    static void loadAndSettle(ApplicationContext context, Console console) {
        if (load(context, console, false).records() > 0) {
            Thread.ofPlatform().daemon().name("settle").start(() -> {
                try {
                    Provisioning.settle(context.getBean(DatabaseAccess.class));
                } catch (IllegalStateException stopped) {
                    LoggerFactory.getLogger(LoadingSample.class).debug("not settled after the load", stopped);
                }
            });
        }
    }

    /** Loads what is missing of it, and is ready for any question afterwards. */
    static Sample.Loaded load(ApplicationContext context, Console console) {
        return load(context, console, true);
    }

    private static Sample.Loaded load(ApplicationContext context, Console console, boolean statistics) {
        return console.step(console.text("command.sample"), progress -> {
            int[] told = {0};
            Sample.Loaded loaded = write(context, (records, of) -> {
                int part = 100 * records / of / PERCENT;
                if (part > told[0]) {
                    told[0] = part;
                    progress.accept(console.text("command.records", records, of));
                }
            });
            if (statistics && loaded.records() > 0) {
                Provisioning.refreshStatistics(context.getBean(DatabaseAccess.class));
            }
            return loaded;
        });
    }

    /**
     * Loads what is missing of it, without the statistics at the end. PostgreSQL is told once on the way what its tables hold: by itself it would
     * notice after a minute, and until then guess from empty tables, where all indexes look alike, and read whole ones for every batch.
     */
    static Sample.Loaded write(ApplicationContext context, Sample.Progress progress) {
        boolean[] told = {false};
        return context.getBean(Sample.class).load((records, of) -> {
            if (!told[0]) {
                told[0] = true;
                Provisioning.refreshStatistics(context.getBean(DatabaseAccess.class));
            }
            progress.loaded(records, of);
        });
    }

    static void tellAccounts(ApplicationContext context, Console console) {
        Map<String, List<SampleAccount>> byPassword = context.getBean(Sample.class).accounts().stream()
                .collect(Collectors.groupingBy(SampleAccount::password));
        byPassword.forEach((password, accounts) -> {
            console.say("command.accounts", password);
            accounts.forEach(account -> console.line("  %-12s %s".formatted(account.login(), account.name())));
        });
    }
}
