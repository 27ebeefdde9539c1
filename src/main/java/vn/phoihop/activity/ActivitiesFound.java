package vn.phoihop.activity;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.web.Address;
import vn.phoihop.web.Page;
import vn.phoihop.web.Searchable;

/** Activities in sight in the search of the top bar: by the words of title, text, kind, place and units, or by the beginning of their id. */
@Component
class ActivitiesFound implements Searchable {

    private final FindingActivities finding;
    private final ActivityLines lines;
    private final Organisations organisations;

    ActivitiesFound(FindingActivities finding, ActivityLines lines, Organisations organisations) {
        this.finding = finding;
        this.lines = lines;
        this.organisations = organisations;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String key() {
        return "activity.nav";
    }

    @Override
    public List<Found> search(Page page, String typed, int limit) {
        List<String> words = Folding.words(typed);
        if (!page.may(Authority.RECORD_VIEW) || words.isEmpty()) {
            return List.of();
        }
        return SignedIn.current().books().stream()
                .flatMap(book -> finding.search(ActivityFilter.of(book).with(words), limit).stream())
                .limit(limit)
                .map(row -> found(row.activity(), page))
                .toList();
    }

    private Found found(Activity one, Page page) {
        Organisation organisation = organisations.current();
        return new Found(
                page.text(lines.summarise(one).title()),
                String.join(
                        " · ",
                        page.show(one.occurredOn()),
                        organisation.path(one.area(), one.occurredOn(), page.locale()),
                        page.text(
                                organisation.unit(one.lead(), one.occurredOn()).name()),
                        page.text(ActivityList.standing(one))),
                ActivityList.href(one));
    }

    @Override
    public String all(String typed) {
        return Address.of("/activities").with("q", typed).toString();
    }
}
