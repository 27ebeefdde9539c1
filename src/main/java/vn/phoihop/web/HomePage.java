package vn.phoihop.web;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page: the cards the rooms contribute, in their order. */
@PageController
class HomePage {

    private final ObjectProvider<HomeCard> cards;

    HomePage(ObjectProvider<HomeCard> cards) {
        this.cards = cards;
    }

    @GetMapping("/")
    String home(Page page, Model model) {
        page.titled("web.home.title").lead("web.home.lead");
        List<Content> shown = cards.stream()
                .sorted((one, other) -> Integer.compare(one.order(), other.order()))
                .map(card -> card.show(page))
                .flatMap(Optional::stream)
                .toList();
        model.addAttribute("cards", shown);
        return "web/home";
    }
}
