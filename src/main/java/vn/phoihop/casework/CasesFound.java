package vn.phoihop.casework;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.web.Address;
import vn.phoihop.web.Page;
import vn.phoihop.web.Searchable;

/** Cases in sight in the search of the top bar: by the words of title, text, category, place and units, or by the beginning of their id. */
@Component
class CasesFound implements Searchable {

    private final FindingCases finding;
    private final Catalogues catalogues;
    private final Organisations organisations;

    CasesFound(FindingCases finding, Catalogues catalogues, Organisations organisations) {
        this.finding = finding;
        this.catalogues = catalogues;
        this.organisations = organisations;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public String key() {
        return "casework.nav";
    }

    @Override
    public List<Found> search(Page page, String typed, int limit) {
        List<String> words = Folding.words(typed);
        if (!page.may(Authority.RECORD_VIEW) || words.isEmpty()) {
            return List.of();
        }
        return SignedIn.current().books().stream()
                .flatMap(book -> finding.search(CaseFilter.of(book).with(words), limit).stream())
                .limit(limit)
                .map(row -> found(row.file(), page))
                .toList();
    }

    private Found found(CaseFile file, Page page) {
        Organisation organisation = organisations.current();
        return new Found(
                page.text(CaseLines.title(file, catalogues.current())),
                String.join(
                        " · ",
                        page.show(file.openedOn()),
                        organisation.path(file.area(), file.openedOn(), page.locale()),
                        page.text(organisation.unit(file.lead()).name()),
                        page.text(CaseLines.state(file.state()))),
                "/records/" + file.key());
    }

    @Override
    public String all(String typed) {
        return Address.of("/cases").with("q", typed).toString();
    }
}
