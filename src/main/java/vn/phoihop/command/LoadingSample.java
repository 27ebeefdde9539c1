package vn.phoihop.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Jobs;
import vn.phoihop.database.Provisioning;
import vn.phoihop.sample.Sample;
import vn.phoihop.sample.SampleAccount;

/** The sample as it is seen at the terminal: how far its loading is, and the accounts to try it with. */
final class LoadingSample {

    /** A word at every so many parts of a hundred, so that a log stays readable. */
    private static final int PERCENT = 20;

    /** How far the sample goes: the half-year of the story with some weeks around it, or to the end of June 2026. */
    enum Until {
        STORY,
        YEAR_2026
    }

    private LoadingSample() {}

    /**
     * Loads what is missing of it. What is only for later speed is done beside whatever comes next; a stop on the way undoes nothing, since
     * PostgreSQL does the same by itself in its own time.
     */
    static void loadAndSettle(ApplicationContext context, Console console, Until until) {
        if (load(context, console, until, false).records() > 0) {
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
        return load(context, console, Until.STORY);
    }

    /** The same, as far as is asked for. */
    static Sample.Loaded load(ApplicationContext context, Console console, Until until) {
        return load(context, console, until, true);
    }

    private static Sample.Loaded load(ApplicationContext context, Console console, Until until, boolean statistics) {
        return console.step(console.text("command.sample"), progress -> {
            int[] told = {0};
            Sample.Loaded loaded = context.getBean(Jobs.class)
                    .restDuring(() -> write(context, until, (records, of) -> {
                        int part = 100 * records / of / PERCENT;
                        if (part > told[0]) {
                            told[0] = part;
                            progress.accept(console.text("command.records", records, of));
                        }
                    }));
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
        return write(context, Until.STORY, progress);
    }

    private static Sample.Loaded write(ApplicationContext context, Until until, Sample.Progress progress) {
        boolean[] told = {false};
        Sample sample = context.getBean(Sample.class);
        Sample.Progress telling = (records, of) -> {
            if (!told[0]) {
                told[0] = true;
                Provisioning.refreshStatistics(context.getBean(DatabaseAccess.class));
            }
            progress.loaded(records, of);
        };
        return until == Until.YEAR_2026 ? sample.loadUntil2026(telling) : sample.load(telling);
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
