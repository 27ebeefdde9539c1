package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;
import vn.phoihop.web.Suggestion;

/** What type-aheads offer for a place or a unit on a day, with the full path. */
@PageController
class SuggestionPages {

    private final FindingByName finding;

    SuggestionPages(FindingByName finding) {
        this.finding = finding;
    }

    @GetMapping("/organisation/areas")
    String areas(@RequestParam String q, @RequestParam Optional<LocalDate> day, Page page, Model model) {
        LocalDate on = finding.day(day);
        model.addAttribute(
                "suggestions",
                finding.areas(q, on).stream()
                        .map(area -> new Suggestion(
                                area.id().toString(), finding.path(area.id(), on, page.locale()), area.code()))
                        .toList());
        return "web/type-ahead-options";
    }

    @GetMapping("/organisation/units")
    String units(@RequestParam String q, @RequestParam Optional<LocalDate> day, Page page, Model model) {
        LocalDate on = finding.day(day);
        List<Suggestion> suggestions = finding.units(q, on).stream()
                .map(unit -> new Suggestion(
                        unit.id().toString(), finding.path(unit.id(), on, page.locale()), page.text(force(unit))))
                .toList();
        model.addAttribute("suggestions", suggestions);
        return "web/type-ahead-options";
    }

    private LocalizedText force(Unit unit) {
        return finding.organisation().force(unit.force()).name();
    }
}
