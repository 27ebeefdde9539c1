package vn.phoihop.command;

import java.util.Optional;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Accounts;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.organisation.LoadingOrganisation;

/** What an installation needs before anybody can work with it; every part is done once and skipped afterwards. */
final class FirstStart {

    private FirstStart() {}

    /** The areas, units and definitions that come with this version. */
    static void load(ApplicationContext context) {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
    }

    /** Prints the password of the first administrator, where there was no account at all. */
    static void appoint(ApplicationContext context, Console console) {
        Optional<String> password =
                Acting.asSystem(() -> context.getBean(Accounts.class).firstAdministrator());
        password.ifPresent(once -> console.say("command.administrator", Accounts.FIRST, once));
    }
}
