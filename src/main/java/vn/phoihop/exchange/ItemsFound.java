package vn.phoihop.exchange;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.web.Address;
import vn.phoihop.web.Page;
import vn.phoihop.web.Searchable;

/** One's items in the search of the top bar: by their words, the names of topics, place and units, or the beginning of their id. */
@Component
class ItemsFound implements Searchable {

    private final FindingItems finding;
    private final Catalogues catalogues;
    private final Organisations organisations;

    ItemsFound(FindingItems finding, Catalogues catalogues, Organisations organisations) {
        this.finding = finding;
        this.catalogues = catalogues;
        this.organisations = organisations;
    }

    @Override
    public int order() {
        return 115;
    }

    @Override
    public String key() {
        return "exchange.nav";
    }

    @Override
    public List<Found> search(Page page, String typed, int limit) {
        List<String> words = Folding.words(typed);
        if (!page.may(Authority.RECORD_VIEW) || words.isEmpty()) {
            return List.of();
        }
        return SignedIn.current().books().stream()
                .flatMap(
                        book -> Stream.of(ItemFilter.Box.IN, ItemFilter.Box.OUT).map(box -> ItemFilter.of(book, box)))
                .flatMap(filter -> finding.search(filter.with(words), limit).stream())
                .map(Listed::item)
                .distinct()
                .limit(limit)
                .map(item -> found(item, page))
                .toList();
    }

    private Found found(Item item, Page page) {
        return new Found(
                page.text(ItemLines.title(item, catalogues.current())),
                String.join(
                        " · ",
                        page.show(ItemLines.day(item.listedAt())),
                        page.text(organisations.current().unit(item.sender()).name()),
                        page.text(ItemLines.state(item.state()))),
                "/records/" + item.key());
    }

    @Override
    public String all(String typed) {
        return Address.of("/exchange").with("q", typed).toString();
    }
}
