package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The steps of an item as pages: what each asks, and taking it. */
@PageController
class ItemStepPages {

    private final ItemDesk desk;
    private final DrawingItemForm drawing;
    private final ItemActions actions;
    private final DrawingAttachments attachments;

    ItemStepPages(ItemDesk desk, DrawingItemForm drawing, ItemActions actions, DrawingAttachments attachments) {
        this.desk = desk;
        this.drawing = drawing;
        this.actions = actions;
        this.attachments = attachments;
    }

    /**
     * What a step asks before it is taken.
     *
     * @param turn the id of the turn it becomes
     * @param units recipients for which, or about which, may be spoken
     * @param day the day it begins with; null where none is asked
     * @param documents uploaded for a reply; null where none are asked
     * @param words whether words are asked, {@code wordsNeeded} whether they must be given
     */
    record Question(
            ItemMove move,
            String label,
            String href,
            String back,
            int version,
            String turn,
            List<Choice> units,
            @Nullable String day,
            boolean words,
            boolean wordsNeeded,
            @Nullable List<AttachmentLine> documents) {

        boolean handsOn() {
            return move == ItemMove.FORWARD;
        }

        /** Without a day the one asked for is granted. */
        boolean dayNeeded() {
            return move == ItemMove.ASK_EXTENSION;
        }

        boolean rates() {
            return move.rates();
        }
    }

    @GetMapping("/exchange/{book}/{id}/steps/{slug}")
    String ask(@PathVariable int book, @PathVariable UUID id, @PathVariable String slug, Page page, Model model) {
        ItemMove move = move(slug);
        Item item = desk.requireToAsk(move, RecordKey.of(book, id));
        model.addAttribute("question", question(item, move, Uploads.NONE, page));
        return "exchange/step";
    }

    /** Sent twice, the step is still one: the id of its turn was minted with the page. */
    @PostMapping("/exchange/{book}/{id}/steps/{slug}")
    String take(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String slug,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable UUID turn,
            @RequestParam Map<String, String> typed,
            Uploads uploads,
            Page page) {
        ItemMove move = move(slug);
        Item item = desk.requireToAsk(move, RecordKey.of(book, id));
        page.ifRefused("exchange/step", Map.of("question", question(item, move, uploads, page)));
        TypedFields fields = drawing.fields(item.key(), typed);
        RecordKey record = record(fields, item.key().book());
        Step step = new Step(
                Objects.requireNonNullElseGet(turn, UUID::randomUUID),
                move,
                fields.value("unit", text -> new UnitId(Long.parseLong(text))),
                move == ItemMove.FORWARD ? fields.unit("to") : null,
                fields.textOrNull("words"),
                fields.day("day"),
                fields.value("ofValue", text -> text.equals("yes")),
                record == null ? null : record.id(),
                record == null || record.book().equals(item.key().book()) ? null : record.book(),
                uploads.ids());
        fields.problems().addAll(uploads.problems());
        Refused.ifAny(fields.problems());
        // What recipients do for themselves stays good whatever others have done meanwhile; what the sender decides is
        // decided on what was seen.
        Item after = desk.take(item.key(), move.side() == ItemMove.Side.SENDER ? version : null, step);
        page.notice("exchange.done." + move);
        return "redirect:" + page.href("/records/" + after.key());
    }

    /** What came of it, by its address, its key or its id, which is one of the item's book. */
    private static @Nullable RecordKey record(TypedFields fields, BookId own) {
        String text = fields.text("record");
        String[] parts = text.replaceAll("[?#].*", "").split("/", -1);
        try {
            return text.isEmpty()
                    ? null
                    : new RecordKey(
                            parts.length < 2 ? own : new BookId(Integer.parseInt(parts[parts.length - 2])),
                            UUID.fromString(parts[parts.length - 1]));
        } catch (IllegalArgumentException unreadable) {
            fields.problems().add(Problem.at("record", ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    private Question question(Item item, ItemMove move, Uploads uploads, Page page) {
        page.named(ItemActions.label(move, page))
                .lead("exchange.step.lead." + move)
                .under("/exchange", page.text("exchange.nav"))
                .under("/records/" + item.key(), page.text("exchange.one"));
        List<UnitId> units = TakingStep.ofWhole(move) ? List.of() : desk.speaksFor(move, item);
        return new Question(
                move,
                ItemActions.label(move, page),
                ItemActions.href(move, item),
                "/records/" + item.key(),
                item.version(),
                UUID.randomUUID().toString(),
                units.stream()
                        .map(unit -> new Choice(unit.toString(), actions.name(unit, page), false))
                        .toList(),
                day(item, move, units, page),
                move != ItemMove.ACKNOWLEDGE && move != ItemMove.DISCARD && move != ItemMove.SEND,
                move.needsWords(),
                move == ItemMove.REPLY || move == ItemMove.REPLY_PARTLY
                        ? attachments.ofStep(item, uploads, page)
                        : null);
    }

    /** A week more than now, or what was asked for; empty where several have asked for different days. */
    private static @Nullable String day(Item item, ItemMove move, List<UnitId> units, Page page) {
        Optional<Recipient> one = units.stream().findFirst().flatMap(item::recipient);
        return switch (move) {
            case ASK_EXTENSION ->
                page.show(one.map(Recipient::due).map(due -> due.plusWeeks(1)).orElse(null));
            case GRANT_EXTENSION -> {
                LocalDate asked =
                        units.size() > 1 ? null : one.map(Recipient::extension).orElse(null);
                yield asked == null ? "" : page.show(asked);
            }
            // Without one the usual day holds.
            case SEND_BACK -> "";
            default -> null;
        };
    }

    private static ItemMove move(String slug) {
        return ItemActions.move(slug)
                .filter(ItemMove::mayBeAskedFor)
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, slug));
    }
}
