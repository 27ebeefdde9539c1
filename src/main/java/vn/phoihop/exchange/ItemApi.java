package vn.phoihop.exchange;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.exchange.ItemSent.TurnSent;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.organisation.NarrowedByPlace;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Creates;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;
import vn.phoihop.web.Slice;
import vn.phoihop.web.Versions;

/** Items for programs: all that the pages can do. Ids of items and of turns are minted by the program, so that sending twice is safe. */
@ApiController
@RequestMapping("/api/v1/books/{book}/exchange")
class ItemApi {

    private final ItemDesk desk;
    private final ItemActions actions;
    private final Openings openings;
    private final ReachingRecipients reaching;
    private final FindingItems finding;
    private final ReadingItemFilter reading;
    private final Organisations organisations;
    private final Permissions permissions;
    private final ReadingAsOf asOf;
    private final ItemsThen then;

    ItemApi(
            ItemDesk desk,
            ItemActions actions,
            Openings openings,
            ReachingRecipients reaching,
            FindingItems finding,
            ReadingItemFilter reading,
            Organisations organisations,
            Permissions permissions,
            ReadingAsOf asOf,
            ItemsThen then) {
        this.desk = desk;
        this.actions = actions;
        this.openings = openings;
        this.reaching = reaching;
        this.finding = finding;
        this.reading = reading;
        this.organisations = organisations;
        this.permissions = permissions;
        this.asOf = asOf;
        this.then = then;
    }

    @Operation(
            operationId = "exchangeList",
            summary = "The items received, or given and asked for, newest first",
            description =
                    "Filters are those of the list's page; sort is -day, day or changed. Texts and threads are read item by item, since that is "
                            + "opening them, which their senders are told.")
    @Parameter(
            in = QUERY,
            name = "box",
            description = "What came in, what went out, or both as the matrix counts it; without it what came in",
            schema = @Schema(implementation = ItemFilter.Box.class))
    @Parameter(
            in = QUERY,
            name = "waiting",
            description = "What waits for the office asking",
            schema = @Schema(implementation = ItemFilter.Waiting.class))
    @Parameter(in = QUERY, name = "kind", schema = @Schema(implementation = ItemKind.class))
    @Parameter(in = QUERY, name = "state", schema = @Schema(implementation = ItemState.class))
    @Parameter(in = QUERY, name = "topic", description = "Code of a topic", example = "SEA")
    @Parameter(in = QUERY, name = "urgency", schema = @Schema(implementation = Topic.Urgency.class))
    @NarrowedByPlace
    @Parameter(
            in = QUERY,
            name = "from",
            description = "Sent on this day or later",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = QUERY,
            name = "to",
            description = "Sent before this day: the day after the last",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(in = QUERY, name = "fromForce", description = "Code of the force that gives", example = "BORDER_GUARD")
    @Parameter(in = QUERY, name = "toForce", description = "Code of a force that receives", example = "CUSTOMS")
    @Parameter(
            in = QUERY,
            name = "fromUnit",
            description = "The unit that gives",
            schema = @Schema(type = "integer", format = "int64"))
    @Parameter(
            in = QUERY,
            name = "toUnit",
            description = "A unit that receives",
            schema = @Schema(type = "integer", format = "int64"))
    @Parameter(in = QUERY, name = "exercise", schema = @Schema(allowableValues = {"yes", "no"}))
    @GetMapping
    Slice<ItemShown> list(@PathVariable int book, ListQuery query) {
        permissions.require(Authority.RECORD_VIEW);
        BookId own = SignedIn.current().own(new BookId(book));
        return Slice.of(
                finding.search(reading.read(own, query), Slice.READ),
                ItemListPages::place,
                row -> ItemShown.of(row.item().unopened(), ItemShown.ToSender.NOTHING, actions.steps(row.item())));
    }

    @Operation(
            summary = "An item",
            description =
                    "As it is now, or as it was known at an earlier time. Whoever asks for it has opened it, which its sender is told")
    @Parameter(
            in = QUERY,
            name = "asOf",
            description = "A day (to its end), a time or a cutoff up to which things are known",
            example = "2022-03-01")
    @GetMapping("/{id}")
    ResponseEntity<ItemShown> get(@PathVariable int book, @PathVariable UUID id, Page page) {
        RecordKey key = RecordKey.of(book, id);
        Item now = desk.open(key);
        // Of an earlier time there is nothing to be done.
        return asOf.find(page.address())
                .map(one -> then.get(key, one.cutoff()))
                .map(item -> Versions.found(ItemShown.of(item, ItemShown.ToSender.NOTHING, List.of()), item.version()))
                .orElseGet(() -> found(now));
    }

    @Operation(
            summary = "Gives a bulletin or asks for a verification, keeps it as a draft, or corrects it",
            description =
                    "Without If-Match a new id makes an item; with it the draft of that version is changed or sent, and what was sent "
                            + "already is corrected. A corrected item is to be acknowledged anew.")
    @Requires(Authority.EXCHANGE_RECORD)
    @PutMapping("/{id}")
    @Creates
    ResponseEntity<ItemShown> put(
            @PathVariable int book, @PathVariable UUID id, @RequestBody ItemSent sent, IfMatch seen) {
        RecordKey key = RecordKey.of(book, id);
        Typed typed = sent.read(organisations.current());
        if (seen.present() && desk.requireSender(ItemMove.CORRECT, key).state().sent()) {
            return found(desk.correct(key, version(seen), typed, sent.reason()));
        }
        boolean known = desk.find(key).isPresent();
        Integer version = seen.present() ? Integer.valueOf(version(seen)) : null;
        Item item =
                Boolean.TRUE.equals(sent.draft()) ? desk.draft(key, version, typed) : desk.send(key, version, typed);
        return Versions.made(shown(item), item.version(), "/api/v1/books/" + book + "/exchange/" + id, !known);
    }

    @Operation(
            summary = "Takes a step with an item: a turn of its thread",
            description =
                    "Recipients ACKNOWLEDGE, RATE, FORWARD, REPLY_PARTLY, REPLY and ASK_EXTENSION; the sender sends a draft (SEND) or "
                            + "throws it away (DISCARD), answers what was asked (GRANT_EXTENSION, REFUSE_EXTENSION, GRANT_FORWARD, REFUSE_FORWARD), "
                            + "says whether a reply will do (ACCEPT, SEND_BACK) and of what use it was (RATE_ANSWER), and takes the item back (RECALL) or closes it (CLOSE), both with a "
                            + "reason. The steps of an item name those the office may take now. With If-Match the step is refused when the item has "
                            + "changed since.")
    @PutMapping("/{id}/turns/{turn}")
    ResponseEntity<ItemShown> turn(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable UUID turn,
            @RequestBody TurnSent sent,
            IfMatch seen) {
        return found(desk.take(RecordKey.of(book, id), findVersion(seen), sent.read(turn)));
    }

    private ResponseEntity<ItemShown> found(Item item) {
        return Versions.found(shown(item), item.version());
    }

    private ItemShown shown(Item item) {
        return ItemShown.of(
                desk.seen(item),
                desk.ofSender(item)
                        ? new ItemShown.ToSender(
                                openings.list(item.key()), openings.units(item.key()), reaching.unreached(item))
                        : ItemShown.ToSender.NOTHING,
                actions.steps(item));
    }

    private static int version(IfMatch seen) {
        return seen.version();
    }

    private static @Nullable Integer findVersion(IfMatch seen) {
        return seen.findVersion().orElse(null);
    }
}
