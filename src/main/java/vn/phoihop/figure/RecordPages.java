package vn.phoihop.figure;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Seals;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/**
 * The page of any record: its facts, what it counts for, and its history from the book; of now, or as of an earlier time, when the facts are
 * those of its last entry up to then. Who may see the contents now may see what they were.
 */
@PageController
class RecordPages {

    private final Ledger ledger;
    private final Seals seals;
    private final RecordHistory history;
    private final List<RecordSummaries> rooms;
    private final ReadingAsOf reading;
    private final AsOfBand band;

    RecordPages(
            Ledger ledger,
            Seals seals,
            RecordHistory history,
            List<RecordSummaries> rooms,
            ReadingAsOf reading,
            AsOfBand band) {
        this.ledger = ledger;
        this.seals = seals;
        this.history = history;
        this.rooms = rooms;
        this.reading = reading;
        this.band = band;
    }

    /**
     * What the page shows.
     *
     * @param sheet null where the contents are not in sight, or are not known as of then
     * @param beside what else the book tells of it
     * @param absent why there is no sheet, as a key of a text; empty where there is one
     * @param uncounted what is said where nothing is counted, as a key of a text
     */
    record View(
            AsOfBand.View band,
            @Nullable RecordSheet sheet,
            @Nullable Content actions,
            @Nullable Content beside,
            String absent,
            List<RecordHistory.Line> counted,
            String uncounted,
            List<RecordHistory.Step> steps,
            boolean confirmedUnsaid) {}

    @GetMapping("/records/{book}/{id}")
    String record(@PathVariable int book, @PathVariable UUID id, Page page, Model model) {
        page.require("figure.view");
        RecordKey key = RecordKey.of(book, id);
        Optional<AsOf> asOf = reading.find(page.address());
        List<Entry> all = ledger.history(key);
        Kept kept = kept(key, all);
        if (all.isEmpty() && kept.now() == null) {
            throw new Refused(ProblemCode.NOT_FOUND, page.text("record.one"));
        }
        page.under(page.hrefThen("/"), page.text("web.nav.home")).lead("record.lead");
        View view = asOf.map(one -> then(kept, all, one, page)).orElseGet(() -> now(kept, all, page));
        RecordSheet sheet = view.sheet();
        if (sheet == null) {
            page.titled("record.title");
        } else {
            page.named(page.text(sheet.summary().title()));
        }
        model.addAttribute("view", view);
        return "figure/record";
    }

    private View now(Kept kept, List<Entry> all, Page page) {
        Cutoff heads = ledger.cutoff(Set.of(kept.key().book()));
        return new View(
                band.of(Optional.empty()),
                kept.now(),
                kept.room() == null
                        ? null
                        : kept.room().actions(kept.key(), page).orElse(null),
                kept.beside(all, heads, false, page),
                kept.now() == null && isKept(all) ? "record.absent.sight" : "",
                history.counted(all, heads, page),
                kept.withoutTallies(false),
                history.steps(all, heads, page).reversed(),
                confirmedUnsaid(kept, all, page));
    }

    private View then(Kept kept, List<Entry> all, AsOf asOf, Page page) {
        Cutoff cutoff = RecordsThen.of(kept.key(), asOf.cutoff());
        long position = cutoff.position(kept.key().book());
        List<Entry> known =
                all.stream().filter(one -> one.position() <= position).toList();
        RecordSheet sheet = kept.then(known, cutoff);
        return new View(
                band.of(Optional.of(asOf)),
                sheet,
                null,
                sheet == null ? null : kept.beside(known, cutoff, true, page),
                sheet != null || !isKept(all) && !all.isEmpty()
                        ? ""
                        : known.isEmpty()
                                ? "record.absent.yet"
                                : kept.now() == null ? "record.absent.sight" : "record.absent.dropped",
                history.counted(known, cutoff, page),
                kept.withoutTallies(true),
                history.steps(known, cutoff, page).reversed(),
                false);
    }

    /** Whether some room keeps records of its type; what else is in the books has no contents to show. */
    private boolean isKept(List<Entry> entries) {
        return !entries.isEmpty()
                && rooms.stream()
                        .anyMatch(room ->
                                room.recordType().equals(entries.getFirst().recordType()));
    }

    /** Records of a sample are loaded with what their partners said: there is no entry of its own for it, which is worth a word. */
    private boolean confirmedUnsaid(Kept kept, List<Entry> entries, Page page) {
        RecordSheet sheet = kept.now();
        return page.sample()
                && sheet != null
                && sheet.facts().stream().anyMatch(fact -> fact.key().equals("record.fact.partners"))
                && entries.stream().noneMatch(entry -> entry.event().endsWith("_CONFIRMED"))
                && isOfSample(kept.key(), entries);
    }

    /** What came into the book after the sample was loaded has been written down by somebody. */
    private boolean isOfSample(RecordKey key, List<Entry> entries) {
        return !entries.isEmpty()
                && seals.findLast(key.book(), List.of(Seals.SAMPLE_LOADED))
                        .filter(seal -> entries.getFirst().position() <= seal.position())
                        .isPresent();
    }

    /** Which room keeps the record, with what it shows of it now; neither where it is not in sight. */
    private record Kept(
            RecordKey key,
            @Nullable RecordSummaries room,
            @Nullable RecordSheet now) {

        @Nullable
        RecordSheet then(List<Entry> entries, Cutoff cutoff) {
            String payload = entries.isEmpty() ? null : entries.getLast().payload();
            return room == null || payload == null ? null : room.sheet(payload, cutoff);
        }

        String withoutTallies(boolean past) {
            return room != null
                    ? room.withoutTallies(past)
                    : past ? "record.counted.nothing.then" : "record.counted.nothing";
        }

        @Nullable
        Content beside(List<Entry> entries, Cutoff cutoff, boolean past, Page page) {
            return room == null || entries.isEmpty()
                    ? null
                    : room.beside(entries, cutoff, past, page).orElse(null);
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
}
