package vn.phoihop.figure;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.LocalizedText;
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
    private final CutoffInWords cutoffs;

    RecordPages(Ledger ledger, RecordHistory history, List<RecordSummaries> rooms, CutoffInWords cutoffs) {
        this.ledger = ledger;
        this.history = history;
        this.rooms = rooms;
        this.cutoffs = cutoffs;
    }

    /** What the page shows; as of a cutoff the room's facts and steps, which are today's, are left out. */
    record View(
            @Nullable RecordSheet sheet,
            @Nullable Content actions,
            String cutoff,
            @Nullable LocalizedText cutoffInWords,
            List<RecordHistory.Line> counted,
            List<RecordHistory.Step> steps,
            boolean confirmedUnsaid) {}

    @GetMapping("/records/{book}/{id}")
    String record(@PathVariable int book, @PathVariable UUID id, Page page, Model model) {
        page.require("figure.view");
        RecordKey key = RecordKey.of(book, id);
        String cutoff = page.address().get("cutoff");
        List<Entry> entries = cutoff.isEmpty() ? ledger.history(key) : ledger.history(key, read(cutoff));
        Kept kept = kept(key, entries);
        if (entries.isEmpty() && (kept.sheet() == null || !cutoff.isEmpty())) {
            throw new Refused(ProblemCode.NOT_FOUND, page.text("record.one"));
        }
        Optional<RecordSheet> sheet = Optional.ofNullable(kept.sheet());
        page.under("/", page.text("web.nav.home")).lead("record.lead");
        sheet.ifPresentOrElse(
                found -> page.named(page.text(found.summary().title())), () -> page.titled("record.title"));
        model.addAttribute(
                "view",
                new View(
                        cutoff.isEmpty() ? sheet.orElse(null) : null,
                        cutoff.isEmpty() ? kept.actions(page) : null,
                        cutoff,
                        cutoff.isEmpty() ? null : cutoffs.of(read(cutoff)),
                        history.counted(entries, page),
                        history.steps(entries, page).reversed(),
                        confirmedUnsaid(kept, entries, page)));
        return "figure/record";
    }

    /** Records of a sample are loaded with what their partners said: there is no entry of its own for it, which is worth a word. */
    private static boolean confirmedUnsaid(Kept kept, List<Entry> entries, Page page) {
        return page.sample()
                && kept.sheet() != null
                && kept.sheet().facts().stream().anyMatch(fact -> fact.key().equals("record.fact.partners"))
                && entries.stream().noneMatch(entry -> entry.event().endsWith("_CONFIRMED"));
    }

    /** Which room keeps the record, with what it shows of it now. */
    private record Kept(
            RecordKey key,
            @Nullable RecordSummaries room,
            @Nullable RecordSheet sheet) {

        @Nullable
        Content actions(Page page) {
            return room == null ? null : room.actions(key, page).orElse(null);
        }
    }

    /** What is not in the book yet, a draft, is asked of every room. */
    private Kept kept(RecordKey key, List<Entry> entries) {
        for (RecordSummaries room : rooms) {
            if (entries.isEmpty() || room.recordType().equals(entries.getFirst().recordType())) {
                Optional<RecordSheet> sheet = room.findSheet(key);
                if (sheet.isPresent()) {
                    return new Kept(key, room, sheet.get());
                }
            }
        }
        return new Kept(key, null, null);
    }

    private static Cutoff read(String cutoff) {
        try {
            return Cutoff.parse(cutoff);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, cutoff);
        }
    }
}
