package vn.phoihop.command;

import java.util.List;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.StrandedOffices;
import vn.phoihop.database.Acting;
import vn.phoihop.organisation.OrganisationFlaws;
import vn.phoihop.organisation.OrganisationFlaws.Flaw;
import vn.phoihop.organisation.PlannedClosings;

/**
 * Looks whether the organisation hangs together on every day, and whether offices are held in units that are there; tells of units that are to
 * end with duties of which nobody takes care.
 */
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
        return Acting.asSystem(() -> {
            tellClosings();
            return linksHold() & officesHold();
        });
    }

    /** Nothing is wrong yet: there is time until the day. */
    private void tellClosings() {
        List<PlannedClosings.Left> closings =
                context.getBean(PlannedClosings.class).find();
        closings.stream()
                .limit(NAMED)
                .forEach(one -> console.say(
                        "command.check.closings.left",
                        one.unit().in(console.locale()),
                        one.code(),
                        one.from(),
                        one.told().in(console.locale())));
        if (closings.size() > NAMED) {
            console.say("command.check.more", closings.size() - NAMED);
        }
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
