package vn.phoihop.organisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;
import vn.phoihop.web.Suggestion;

/** What type-aheads offer for a place or a unit on a day, with the full path. */
@PageController
class SuggestionPages {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private final FindingByName finding;

    SuggestionPages(FindingByName finding) {
        this.finding = finding;
    }

    @GetMapping("/organisation/areas")
    String areas(@RequestParam String q, @RequestParam(defaultValue = "") String day, Page page, Model model) {
        LocalDate on = finding.day(day(day));
        model.addAttribute(
                "suggestions",
                finding.areas(q, on).stream()
                        .map(area -> new Suggestion(
                                area.id().toString(), finding.path(area.id(), on, page.locale()), area.code()))
                        .toList());
        return "web/type-ahead-options";
    }

    @GetMapping("/organisation/units")
    String units(@RequestParam String q, @RequestParam(defaultValue = "") String day, Page page, Model model) {
        LocalDate on = finding.day(day(day));
        List<Suggestion> suggestions = finding.units(q, on).stream()
                .map(unit -> new Suggestion(
                        unit.id().toString(), finding.path(unit.id(), on, page.locale()), page.text(force(unit))))
                .toList();
        model.addAttribute("suggestions", suggestions);
        return "web/type-ahead-options";
    }

    /** ISO, or as a form has it before the hour: {@code 30/05/2022 22:00}; what cannot be read is today. */
    private static Optional<LocalDate> day(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        try {
            return written.lookingAt()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(written.group(3)),
                            Integer.parseInt(written.group(2)),
                            Integer.parseInt(written.group(1))))
                    : Optional.of(CalendarDay.read(text.strip()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private LocalizedText force(Unit unit) {
        return finding.organisation().force(unit.force()).name();
    }
}
