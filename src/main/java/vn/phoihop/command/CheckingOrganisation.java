package vn.phoihop.command;

import java.util.List;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.StrandedOffices;
import vn.phoihop.database.Acting;
import vn.phoihop.organisation.OrganisationFlaws;
import vn.phoihop.organisation.OrganisationFlaws.Flaw;

/** Looks whether the organisation hangs together on every day, and whether offices are held in units that are there. */
final class CheckingOrganisation {

    /** So many are named; what is beyond shows when these have been mended. */
    private static final int NAMED = 50;

    private final ApplicationContext context;
    private final Console console;

    CheckingOrganisation(ApplicationContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    boolean holds() {
        return Acting.asSystem(() -> linksHold() & officesHold());
    }

    private boolean linksHold() {
        List<Flaw> flaws = context.getBean(OrganisationFlaws.class).find();
        flaws.stream()
                .limit(NAMED)
                .forEach(one -> console.say(
                        "command.check.organisation." + one.what(),
                        console.text(
                                "command.check.organisation.of." + one.of(),
                                one.name().in(console.locale()),
                                one.code()),
                        one.other(),
                        one.days().toString()));
        told(flaws.size(), "command.check.organisation.holds");
        return flaws.isEmpty();
    }

    private boolean officesHold() {
        List<StrandedOffices.Stranded> stranded =
                context.getBean(StrandedOffices.class).find();
        stranded.stream()
                .limit(NAMED)
                .forEach(one -> console.say(
                        "command.check.offices.stranded",
                        one.login(),
                        one.role(),
                        one.unit().in(console.locale()),
                        one.day()));
        told(stranded.size(), "command.check.offices.hold");
        return stranded.isEmpty();
    }

    private void told(int found, String whole) {
        if (found == 0) {
            console.say(whole);
        } else if (found > NAMED) {
            console.say("command.check.more", found - NAMED);
        }
    }
}
