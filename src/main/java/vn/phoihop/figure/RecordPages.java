package vn.phoihop.figure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The page of any record: its facts from the room that keeps it, what it counts for, and its history from the book. */
@PageController
class RecordPages {

    private final Ledger ledger;
    private final RecordHistory history;
    private final List<RecordSummaries> rooms;

    RecordPages(Ledger ledger, RecordHistory history, List<RecordSummaries> rooms) {
        this.ledger = ledger;
        this.history = history;
        this.rooms = rooms;
    }

    /** What the page shows; as of a cutoff the room's facts, which are today's, are left out. */
    record View(
            @Nullable RecordSheet sheet,
            String cutoff,
            List<RecordHistory.Line> counted,
            List<RecordHistory.Step> steps) {}

    @GetMapping("/records/{book}/{id}")
    String record(@PathVariable int book, @PathVariable UUID id, Page page, Model model) {
        page.require("figure.view");
        RecordKey key = RecordKey.of(book, id);
        String cutoff = page.address().get("cutoff");
        List<Entry> entries = cutoff.isEmpty() ? ledger.history(key) : ledger.history(key, read(cutoff));
        if (entries.isEmpty()) {
            throw new Refused(ProblemCode.NOT_FOUND, page.text("record.one"));
        }
        Optional<RecordSheet> sheet = rooms.stream()
                .filter(room -> room.recordType().equals(entries.getFirst().recordType()))
                .findFirst()
                .flatMap(room -> room.findSheet(key));
        page.under("/", page.text("web.nav.home")).lead("record.lead");
        sheet.ifPresentOrElse(
                found -> page.named(page.text(found.summary().title())), () -> page.titled("record.title"));
        model.addAttribute(
                "view",
                new View(
                        cutoff.isEmpty() ? sheet.orElse(null) : null,
                        cutoff,
                        history.counted(entries, page),
                        history.steps(entries, page).reversed()));
        return "figure/record";
    }

    private static Cutoff read(String cutoff) {
        try {
            return Cutoff.parse(cutoff);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, cutoff);
        }
    }
}
