package vn.phoihop.exchange;

import gg.jte.Content;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** The thread of an item, who has the ball, and the steps that may be taken from here, as its page shows them to who looks at it. */
@Component
class ItemActions {

    /** In the order in which a page offers them. */
    private static final List<ItemMove> OFFERED = List.of(
            ItemMove.SEND,
            ItemMove.ACKNOWLEDGE,
            ItemMove.REPLY,
            ItemMove.ACCEPT,
            ItemMove.RATE_ANSWER,
            ItemMove.GRANT_EXTENSION,
            ItemMove.GRANT_FORWARD,
            ItemMove.RATE,
            ItemMove.REPLY_PARTLY,
            ItemMove.SEND_BACK,
            ItemMove.REFUSE_EXTENSION,
            ItemMove.REFUSE_FORWARD,
            ItemMove.ASK_EXTENSION,
            ItemMove.FORWARD,
            ItemMove.CORRECT,
            ItemMove.CLOSE,
            ItemMove.RECALL,
            ItemMove.DISCARD);

    private final ItemDesk desk;
    private final Items items;
    private final Openings openings;
    private final ReachingRecipients reaching;
    private final ItemThread thread;
    private final Catalogues catalogues;
    private final Clock clock;

    ItemActions(
            ItemDesk desk,
            Items items,
            Openings openings,
            ReachingRecipients reaching,
            ItemThread thread,
            Catalogues catalogues,
            Clock clock) {
        this.desk = desk;
        this.items = items;
        this.openings = openings;
        this.reaching = reaching;
        this.thread = thread;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /**
     * What a record's page shows of it.
     *
     * @param recalled whether what it said is no longer shown to who looks
     * @param dropped what was dropped, when, and why; null while it says it
     * @param text what it says, line by line
     * @param documents that go with it
     * @param unreached recipients that nobody acts for; null where somebody does for each, and for who is not its sender
     * @param ends when it ends or is thrown away by itself; null where it does not
     * @param balls who has to do what now
     * @param tellsOpening whether the recipients' rows say when each opened it first: to the sender alone
     * @param opened who opened it and when; empty for who is not its sender
     */
    record View(
            int version,
            boolean recalled,
            @Nullable String dropped,
            List<String> text,
            List<AttachmentLine> documents,
            @Nullable String unreached,
            @Nullable String ends,
            boolean tellsOpening,
            List<ItemThread.Ball> balls,
            List<ItemThread.Row> recipients,
            List<ItemThread.Said> thread,
            List<String> opened,
            List<Link> links,
            List<Next> steps) {}

    record Link(String href, String label) {}

    /**
     * A step that may be taken from here.
     *
     * @param asks whether a page in between asks for something; otherwise it is a button
     * @param turn the id of the turn it becomes, minted with the page
     */
    record Next(String label, String href, boolean asks, String turn, boolean primary) {}

    Content draw(Item item, Page page) {
        return page.fragment("exchange/actions", Map.of("view", view(item, page)));
    }

    private View view(Item item, Page page) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ItemLines.ZONE);
        boolean own = desk.ofSender(item);
        Item seen = desk.seen(item);
        Map<UnitId, Instant> opened = own ? openings.units(item.key()) : Map.of();
        return new View(
                item.version(),
                item.state() == ItemState.RECALLED && !own,
                item.dropping().map(turn -> thread.dropped(turn, page)).orElse(null),
                text(seen),
                AttachmentLine.of(item, seen.ownAttachments(), page),
                own ? reaching.warning(item, page) : null,
                thread.ends(item, page),
                own,
                thread.balls(item, today, page),
                seen.recipients().stream()
                        .map(one -> thread.row(seen, one, opened.get(one.unit()), page))
                        .toList(),
                seen.thread().stream()
                        .map(turn -> thread.said(seen, turn, page))
                        .toList(),
                own
                        ? openings.list(item.key()).stream()
                                .map(one -> page.text(
                                        "exchange.opened.by", one.actor(), name(one.unit(), page), page.show(one.at())))
                                .toList()
                        : List.of(),
                links(item, page),
                steps(item, page));
    }

    private static List<String> text(Item item) {
        String text = item.form().text();
        return text == null ? List.of() : text.lines().toList();
    }

    private List<Next> steps(Item item, Page page) {
        List<Next> steps = new ArrayList<>();
        for (ItemMove move : OFFERED) {
            if (desk.may(move, item)) {
                boolean button = move == ItemMove.SEND
                        || move == ItemMove.ACKNOWLEDGE
                                && desk.speaksFor(move, item).size() == 1;
                steps.add(new Next(
                        label(move, page),
                        move == ItemMove.CORRECT ? "/exchange/" + item.key() + "/edit" : href(move, item),
                        !button,
                        UUID.randomUUID().toString(),
                        steps.isEmpty()));
            }
        }
        if (desk.may(ItemMove.SEND, item)) {
            steps.add(new Next(page.text("exchange.edit.draft"), "/exchange/" + item.key() + "/edit", true, "", false));
        }
        if (item.state().sent() && SignedIn.current().may(Authority.EXCHANGE_RECORD)) {
            steps.add(new Next(
                    page.text("exchange.follow"),
                    "/exchange/new?follows=" + item.key().id() + "&followsBook="
                            + item.key().book(),
                    true,
                    "",
                    false));
        }
        return steps;
    }

    private List<Link> links(Item item, Page page) {
        List<Link> links = new ArrayList<>();
        Optional.ofNullable(item.form().follows(item.key().book()))
                .flatMap(items::find)
                .ifPresent(first -> links.add(link("exchange.follows", first, page)));
        items.following(item.key(), SignedIn.current().books())
                .forEach(next -> links.add(link("exchange.followed", next, page)));
        return links;
    }

    private Link link(String key, Item other, Page page) {
        return new Link(
                "/records/" + other.key(),
                page.text(
                        key,
                        page.text(ItemLines.title(desk.seen(other), catalogues.current())),
                        page.show(ItemLines.day(other.listedAt()))));
    }

    String name(UnitId unit, Page page) {
        return thread.name(unit, page);
    }

    static String label(ItemMove move, Page page) {
        return page.text(move.label());
    }

    static String href(ItemMove move, Item item) {
        return "/exchange/" + item.key() + "/steps/" + slug(move);
    }

    static String slug(ItemMove move) {
        return move.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ItemMove> move(String slug) {
        return List.of(ItemMove.values()).stream()
                .filter(move -> slug(move).equals(slug))
                .findFirst();
    }

    /** The steps the office acting may take, as programs name them. */
    List<ItemMove> steps(Item item) {
        return OFFERED.stream().filter(move -> desk.may(move, item)).toList();
    }
}
