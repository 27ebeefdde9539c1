package vn.phoihop.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Announcements;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.LiveAddress;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/**
 * Tells open pages that an item has come or has moved, on whichever node it was written. What is told is that there is something, and to whom it is
 * of concern; the page then asks for it as for anything else, and gets what its visitor may see.
 */
@ConditionalOnWebApplication
@PageController
class LiveItems implements Announcements.Listener {

    static final String SUBJECT = "exchange";

    /** After that a page asks anew, and has to be signed in anew: who has been locked out hears nothing for longer. */
    private static final long PATIENCE_MILLISECONDS = 60_000;

    /** Every unit: more recipients than can be told. */
    private static final String ALL = "*";

    private static final int MOST_LETTERS = 7_000;
    private static final int MUCH = 999;

    private final FindingItems finding;
    private final ItemDesk desk;
    private final Openings openings;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Permissions permissions;
    private final Set<Ear> ears = ConcurrentHashMap.newKeySet();

    LiveItems(
            FindingItems finding,
            ItemDesk desk,
            Openings openings,
            Catalogues catalogues,
            Organisations organisations,
            Permissions permissions) {
        this.finding = finding;
        this.desk = desk;
        this.openings = openings;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.permissions = permissions;
    }

    @Configuration(proxyBeanMethods = false)
    static class Told {
        @Bean
        LiveAddress liveItemsAddress() {
            return new LiveAddress("/exchange/live", Authority.RECORD_VIEW);
        }
    }

    /** A page that is open, and the units its visitor acts for. */
    private record Ear(SseEmitter stream, Set<BookId> books, Set<UnitId> units) {

        boolean minds(RecordKey item, Set<String> concerned) {
            return books.contains(item.book())
                    && (concerned.contains(ALL)
                            || units.stream().map(UnitId::toString).anyMatch(concerned::contains));
        }
    }

    /** What is new, as the page shows it. */
    record News(String href, String words, boolean flash) {}

    /** What all nodes are told of an item that was sent, corrected, recalled or answered: which it is, and whom it concerns but for who wrote. */
    static String words(Item item, @Nullable UnitId writer) {
        String units = Stream.concat(
                        Stream.of(item.form().sender()),
                        item.recipients().stream().map(Recipient::unit))
                .filter(unit -> !unit.equals(writer))
                .distinct()
                .map(UnitId::toString)
                .collect(Collectors.joining(","));
        return item.key() + " " + (units.length() > MOST_LETTERS ? ALL : units);
    }

    /** How much is unread now, and then, as long as the page is open, each item that comes. Who does not want a stream is told the former alone. */
    @GetMapping("/exchange/live")
    SseEmitter listen(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            SignedIn who,
            HttpServletResponse response)
            throws IOException {
        permissions.require(Authority.RECORD_VIEW);
        // A proxy that collects what it gets would pass it on a minute late.
        response.setHeader("X-Accel-Buffering", "no");
        SseEmitter stream = new SseEmitter(PATIENCE_MILLISECONDS);
        Ear ear = new Ear(stream, Set.copyOf(who.books()), Set.copyOf(who.units()));
        stream.onCompletion(() -> ears.remove(ear));
        stream.onTimeout(stream::complete);
        stream.onError(gone -> ears.remove(ear));
        boolean stays = accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
        if (stays) {
            // Before it is counted: what comes meanwhile is told twice rather than never.
            ears.add(ear);
        }
        int unread = who.books().stream()
                .mapToInt(book -> finding.count(ItemFilter.waiting(book, ItemFilter.Waiting.UNREAD), MUCH))
                .sum();
        stream.send(SseEmitter.event().name("unread").data(unread).reconnectTime(1_000));
        if (!stays) {
            stream.complete();
        }
        return stream;
    }

    /** What is new, to be shown on whichever page is open. */
    @GetMapping("/exchange/live/{book}/{id}")
    String news(@PathVariable int book, @PathVariable UUID id, Page page, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        RecordKey key = RecordKey.of(book, id);
        Item item = desk.find(key)
                .map(desk::seen)
                .filter(found -> found.state().sent())
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
        // To who has not opened it everything of it is new: to a unit it was handed to, to one that was away.
        boolean fresh = item.thread().getLast().move() == ItemMove.SEND
                || item.state() != ItemState.RECALLED && openings.unread(item);
        boolean flash =
                item.form().urgency() == Topic.Urgency.IMMEDIATE && item.state().live();
        String words = page.text(
                fresh ? "exchange.live.new" : "exchange.live.moved",
                page.text(ItemLines.urgency(item.form().urgency())),
                page.text(ItemLines.title(item, catalogues.current())),
                page.text(organisations.current().unit(item.sender()).name()));
        model.addAttribute("news", new News(page.href("/records/" + key), words, flash));
        return "exchange/news";
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public void heard(String words) {
        String[] parts = words.split(" ", 2);
        String[] key = parts[0].split("/", 2);
        RecordKey item = RecordKey.of(Integer.parseInt(key[0]), UUID.fromString(key[1]));
        Set<String> concerned = Arrays.stream(parts[1].split(",")).collect(Collectors.toSet());
        for (Ear ear : ears) {
            if (ear.minds(item, concerned)) {
                // A page on a slow line keeps nobody else waiting.
                Thread.ofVirtual().start(() -> tell(ear, item));
            }
        }
    }

    private void tell(Ear ear, RecordKey item) {
        try {
            ear.stream().send(SseEmitter.event().name("item").data(item.toString()));
        } catch (IOException | IllegalStateException gone) {
            ears.remove(ear);
        }
    }

    /** Open pages would hold up the end of the server; they ask again as soon as there is one. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        ears.forEach(ear -> ear.stream().complete());
    }
}
