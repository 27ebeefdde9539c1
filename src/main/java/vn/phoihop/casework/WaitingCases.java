package vn.phoihop.casework;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.HomeCard;
import vn.phoihop.web.Page;

/** What of the cases waits for whoever has signed in: hand-overs offered to the unit, what it is to confirm, what is contested. */
@Component
class WaitingCases implements HomeCard {

    /** Counted no further: more is simply much. */
    private static final int MUCH = 99;

    private final FindingCases finding;

    WaitingCases(FindingCases finding) {
        this.finding = finding;
    }

    /**
     * Something to be done.
     *
     * @param number of cases; more than {@code MUCH} is much
     */
    record Waiting(String key, String href, int number) {
        boolean much() {
            return number > MUCH;
        }
    }

    @Override
    public int order() {
        return 295;
    }

    @Override
    public Optional<Content> show(Page page) {
        if (page.visitor().isEmpty() || !page.may(Authority.RECORD_VIEW)) {
            return Optional.empty();
        }
        SignedIn who = SignedIn.current();
        List<Waiting> waiting = new ArrayList<>();
        who.books().stream().findFirst().ifPresent(book -> {
            if (who.unit() != null && who.may(Authority.RECORD_CONFIRM)) {
                add(waiting, book, CaseFilter.Waiting.OFFERED);
                add(waiting, book, CaseFilter.Waiting.CONFIRM);
            }
            if (who.unit() != null && who.may(Authority.CASE_RECORD)) {
                add(waiting, book, CaseFilter.Waiting.CONTESTED);
            }
        });
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(page.fragment("casework/waiting", Map.of("waiting", waiting)));
    }

    private void add(List<Waiting> waiting, BookId book, CaseFilter.Waiting what) {
        int number = finding.count(CaseFilter.waiting(book, what), MUCH);
        if (number > 0) {
            waiting.add(new Waiting("casework.waiting." + what, "/cases?waiting=" + what, number));
        }
    }
}
