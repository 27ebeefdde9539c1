package vn.phoihop.activity;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.web.Page;
import vn.phoihop.web.WaitingWork;

/** Pairs that look like one thing and on which whoever has signed in may decide. */
@Component
class WaitingTwins implements WaitingWork {

    private final SuspectedTwins suspected;

    WaitingTwins(SuspectedTwins suspected) {
        this.suspected = suspected;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public List<Line> waiting(Page page) {
        SignedIn who = SignedIn.current();
        if (who.unit() == null || who.books().isEmpty() || !who.may(Authority.ACTIVITY_RECORD)) {
            return List.of();
        }
        int number = suspected.count(Wanted.deciding(who.books().iterator().next()), MUCH);
        return number == 0
                ? List.of()
                : List.of(
                        new Line(page.href("/activities/twins?mine=yes"), number, page.text("activity.waiting.twins")));
    }
}
