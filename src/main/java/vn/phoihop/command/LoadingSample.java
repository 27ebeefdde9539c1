package vn.phoihop.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Loads what is missing of it. */
    static Sample.Loaded load(ApplicationContext context, Console console) {
        return console.step(console.text("command.sample"), progress -> {
            int[] told = {0};
            Sample.Loaded loaded = write(context, (records, of) -> {
                int part = 100 * records / of / PERCENT;
                if (part > told[0]) {
                    told[0] = part;
                    progress.accept(console.text("command.records", records, of));
                }
            });
            if (loaded.records() > 0) {
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
