package vn.phoihop.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Batches;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The books in sight: where each stands, its seals, its entries, and checks of its whole chain. */
@PageController
class BookPages {

    private static final String HEADS = Sql.of("ledger/heads_with_seals");

    private final JdbcClient jdbc;
    private final Entries entries;
    private final Books books;
    private final BookChecks checks;
    private final ProofOnPage proof;
    private final BookExports exports;

    BookPages(
            JdbcClient jdbc, Entries entries, Books books, BookChecks checks, ProofOnPage proof, BookExports exports) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.books = books;
        this.checks = checks;
        this.proof = proof;
        this.exports = exports;
    }

    /** A book in the list. */
    record BookLine(
            int id,
            LocalizedText name,
            long position,
            String hash,
            @Nullable Long sealedPosition,
            @Nullable Instant sealedAt,
            @Nullable String key) {}

    @GetMapping("/book")
    String list(Page page, Model model) {
        page.require("book.view").titled("ledger.title").lead("ledger.lead").under("/", page.text("web.nav.home"));
        List<BookLine> lines = lines();
        model.addAttribute("books", lines);
        model.addAttribute("checks", checks.list());
        model.addAttribute("proof", proof.of(lines.stream().map(BookLine::id).toList()));
        return "ledger/books";
    }

    /** Has every book in sight read again from its first entry, one after the other. */
    @PostMapping("/book/verification")
    String checkAll(Page page) {
        page.require("book.view");
        checks.ask(lines().stream().map(line -> new BookId(line.id())).toList());
        return "redirect:/book";
    }

    @PostMapping("/book/{id}/verification")
    String check(@PathVariable int id, Page page) {
        page.require("book.view");
        checks.ask(List.of(new BookId(line(id, page).id())));
        return "redirect:/book";
    }

    /** How far the check of a book has come, as a piece of the page of the books. */
    @GetMapping("/book/{id}/verification")
    String checked(@PathVariable int id, Page page, Model model) {
        page.require("book.view");
        model.addAttribute("book", line(id, page).id());
        model.addAttribute("check", checks.list().get(new BookId(id)));
        return "ledger/check";
    }

    @GetMapping("/book/{id}")
    String entries(@PathVariable int id, Page page, ListQuery query, Model model) {
        page.require("book.view");
        BookId book = new BookId(id);
        BookLine head = line(id, page);
        page.named(page.text(books.get(book).name()))
                .lead("ledger.entries.lead")
                .under("/", page.text("web.nav.home"))
                .under("/book", page.text("ledger.title"));
        List<Entry> rows = entries.before(book, before(query), ListQuery.PAGE + 1);
        Listing<Entry> all = Listing.of(
                query,
                page.text("ledger.entries"),
                List.of(),
                columns(page),
                rows,
                head.position(),
                entry -> ListQuery.place(entry.position()));
        model.addAttribute("list", all);
        model.addAttribute("empty", page.text("ledger.entries.none"));
        return "web/list-page";
    }

    /** All entries, newest first, a thousand at a time. */
    @GetMapping(path = "/book/{id}", params = "format")
    View export(@PathVariable int id, Page page) {
        page.require("book.view");
        BookId book = new BookId(id);
        return Export.stream(
                page,
                "book-" + id,
                columns(page),
                () -> Batches.stream(
                        entries.before(book, Long.MAX_VALUE, Export.FETCHED),
                        Export.FETCHED,
                        last -> entries.before(book, last.position(), Export.FETCHED)));
    }

    /** {@code payloads=false} leaves out what records say and keeps what figures need. */
    @GetMapping("/book/{id}/book.jsonl")
    View file(@PathVariable int id, @RequestParam(defaultValue = "true") boolean payloads, Page page) {
        return exports.file(id, payloads, page);
    }

    private static long before(ListQuery query) {
        return query.after().stream().findFirst().map(Long::parseLong).orElse(Long.MAX_VALUE);
    }

    private static List<Column<Entry>> columns(Page page) {
        return List.of(
                Column.number(page.text("ledger.column.position"), Entry::position),
                Column.text(page.text("ledger.column.time"), Entry::recordedAt),
                Column.<Entry>text(
                                page.text("ledger.column.event"), entry -> page.text("record.event." + entry.event()))
                        .linking(entry -> "/records/" + entry.record()),
                Column.text(page.text("ledger.column.actor"), Entry::actor),
                Column.text(
                        page.text("ledger.column.hash"),
                        entry -> entry.hash().toString().substring(0, 16)));
    }

    private BookLine line(int id, Page page) {
        return lines().stream()
                .filter(line -> line.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, page.text("ledger.book", id)));
    }

    private List<BookLine> lines() {
        return jdbc.sql(HEADS)
                .query((row, i) -> {
                    long sealed = row.getLong("sealed_position");
                    @Nullable Long sealedPosition = row.wasNull() ? null : sealed;
                    return new BookLine(
                            row.getInt("id"),
                            new LocalizedText(row.getString("name_vi"), row.getString("name_en")),
                            row.getLong("position"),
                            new Hash(row.getBytes("hash")).toString(),
                            sealedPosition,
                            Optional.ofNullable(row.getObject("sealed_at", OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)
                                    .orElse(null),
                            row.getString("key"));
                })
                .list();
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry bookEntry() {
            return new NavigationEntry("ledger.title", "/book", "book", "book.view", 300);
        }
    }
}
