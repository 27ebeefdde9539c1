package vn.phoihop.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one search over everything the rooms keep. */
@PageController
class SearchPage {

    static final String HREF = "/search";

    private static final int SHOWN = 8;
    private static final int FEWEST_LETTERS = 2;

    private final ObjectProvider<Searchable> rooms;

    SearchPage(ObjectProvider<Searchable> rooms) {
        this.rooms = rooms;
    }

    /** @param all where the rest is; empty where everything is shown or there is no list */
    record Group(String title, List<Searchable.Found> found, String all) {}

    @Bean
    static SearchBox searchBox() {
        return new SearchBox(HREF, "web.search");
    }

    @GetMapping(HREF)
    String search(@RequestParam(defaultValue = "") String q, Page page, Model model) {
        String typed = q.strip();
        page.titled("web.search.title").lead("web.search.lead");
        model.addAttribute("typed", typed);
        model.addAttribute("enough", typed.length() >= FEWEST_LETTERS);
        model.addAttribute(
                "groups",
                typed.length() < FEWEST_LETTERS
                        ? List.of()
                        : rooms.stream()
                                .sorted(Comparator.comparingInt(Searchable::order))
                                .map(room -> group(room, page, typed))
                                .filter(group -> !group.found().isEmpty())
                                .toList());
        return "web/search";
    }

    private static Group group(Searchable room, Page page, String typed) {
        List<Searchable.Found> found = room.search(page, typed, SHOWN + 1);
        boolean more = found.size() > SHOWN;
        return new Group(
                page.text(room.key()),
                more ? found.subList(0, SHOWN) : found,
                more || !room.all(typed).isEmpty() && !found.isEmpty() ? room.all(typed) : "");
    }
}
