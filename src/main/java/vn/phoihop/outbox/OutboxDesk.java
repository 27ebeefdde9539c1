package vn.phoihop.outbox;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Visitor;
import vn.phoihop.web.Visitors;

/** What who administers may do with the outbox: look, try again, drop. Nobody reads what is in a parcel. */
@Component
class OutboxDesk {

    /** The name of an authority; who holds it the room of accounts knows. */
    static final String AUTHORITY = "organisation.administer";

    private static final int MOST_TARGETS = 200;
    private static final int MOST_SENDINGS = 50;
    private static final int LONGEST_REASON = 200;

    private final Outbox outbox;
    private final Parcels parcels;
    private final CarryingParcels carrying;
    private final Visitors visitors;
    private final ObjectProvider<WatchingOutbox> watching;

    OutboxDesk(
            Outbox outbox,
            Parcels parcels,
            CarryingParcels carrying,
            Visitors visitors,
            ObjectProvider<WatchingOutbox> watching) {
        this.watching = watching;
        this.outbox = outbox;
        this.parcels = parcels;
        this.carrying = carrying;
        this.visitors = visitors;
    }

    /** Targets for which something waits or failed, those in trouble first. */
    List<Parcels.Line> lines() {
        administrator();
        return parcels.lines(MOST_TARGETS);
    }

    String named(Target target) {
        return carrying.named(target);
    }

    /** What was put for a target last. */
    List<Sending> list(Target target) {
        administrator();
        return outbox.list(target.channel(), target.target(), MOST_SENDINGS);
    }

    /** How many are tried again. */
    @Transactional
    int retry(Target target) {
        administrator();
        int parcelsDue = parcels.retry(target);
        watching.forEach(one -> one.retried(noted(target), parcelsDue));
        outbox.wake(target.channel());
        return parcelsDue;
    }

    /** How many of all targets of a channel are tried again, as after its server was away for days. */
    @Transactional
    int retry(Channel channel) {
        administrator();
        int parcelsDue = parcels.retry(channel);
        watching.forEach(one -> one.retried(channel.name(), parcelsDue));
        outbox.wake(channel);
        return parcelsDue;
    }

    private static String noted(Target target) {
        return target.channel() + " " + target.target();
    }

    /** How many are dropped. */
    @Transactional
    int drop(Target target, String reason) {
        Visitor visitor = administrator();
        String why = PlainText.tidy(reason);
        if (why == null) {
            throw new Refused(Problem.at("reason", ProblemCode.REQUIRED));
        }
        if (why.length() > LONGEST_REASON) {
            throw new Refused(Problem.at("reason", ProblemCode.TEXT_TOO_LONG, LONGEST_REASON));
        }
        Refused.ifAny(PlainText.problems("reason", why));
        int dropped = outbox.drop(target.channel(), target.target(), why, visitor.name());
        watching.forEach(one -> one.dropped(noted(target), dropped, why));
        return dropped;
    }

    private Visitor administrator() {
        return visitors.present()
                .filter(one -> one.may(AUTHORITY))
                .orElseThrow(() -> new Refused(ProblemCode.NOT_ALLOWED, visitors.whoCould(AUTHORITY)));
    }
}
