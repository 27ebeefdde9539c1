package vn.phoihop.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The user guide within reach: what everybody needs, and a short page for each role; served with no internet. */
@PageController
class HelpPage {

    private final Guide guide;

    HelpPage(Guide guide) {
        this.guide = guide;
    }

    @GetMapping("/help")
    String everybody(Page page, Model model) {
        return show("guide", page, model);
    }

    @GetMapping("/help/{name}")
    String role(@PathVariable String name, Page page, Model model) {
        if (!Guide.PAGES.contains(name)) {
            throw new Refused(ProblemCode.NOT_FOUND, name);
        }
        return show(name, page, model);
    }

    private String show(String name, Page page, Model model) {
        Guide.Chapter chapter = guide.chapter(name, page.locale());
        page.named(chapter.title());
        if (!name.equals("guide")) {
            page.under("/help", page.text("web.guide"));
        }
        model.addAttribute("chapter", chapter).addAttribute("titles", guide.titles(page.locale()));
        return "web/guide";
    }

    @GetMapping("/help/pictures/{name}")
    ResponseEntity<byte[]> picture(@PathVariable String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(guide.picture(name).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, name)));
    }
}
