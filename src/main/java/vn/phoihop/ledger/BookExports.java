package vn.phoihop.ledger;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Export;
import vn.phoihop.web.Page;

/** A whole book as a file, for who inspects or audits; noted in the trail like every file that leaves. */
@Component
class BookExports {

    private static final MediaType LINES = new MediaType("application", "jsonl");

    private final ExportingBook exporting;
    private final Heads heads;

    BookExports(ExportingBook exporting, Heads heads) {
        this.exporting = exporting;
        this.heads = heads;
    }

    /** @param all with what records say; otherwise only what figures need */
    View file(int id, boolean all, Page page) {
        page.require("book.export");
        BookId book = new BookId(id);
        if (heads.list(List.of(book)).isEmpty()) {
            throw new Refused(ProblemCode.NOT_FOUND, page.text("ledger.book", id));
        }
        return Export.file("book-" + id + ".jsonl", LINES, out -> exporting.to(book, all, out, (_, _) -> {}));
    }
}
