package vn.phoihop.sample;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.BookId;

/** Which batches of what is invented have been written. */
@Component
class SampleMarks {

    /** Beside the batches: all are there, and what follows them is done too. */
    static final String END = "end";

    private final JdbcClient jdbc;

    SampleMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that writes the batch. Whoever loads at the same time waits here, and is then refused by the key. */
    void mark(BookId book, String batch) {
        // The same few statements for every day are planned once; words for search are filed when all are there, see
        // Provisioning#settle. No batch waits for the disk: the one that ends the load does, for all of them, and what
        // a fall of the machine
        // took with it before that is loaded again.
        jdbc.sql(
                        "set local plan_cache_mode = force_generic_plan; set local gin_pending_list_limit = '64MB'; set local synchronous_commit = off")
                .update();
        add(book, batch);
    }

    /** In the transaction that ends what is loaded into the book: it waits for the disk, for all batches before it. */
    void markEnd(BookId book) {
        add(book, END);
    }

    private void add(BookId book, String batch) {
        jdbc.sql("insert into sample_batch (book, batch) values (:book, :batch)")
                .param("book", book.value())
                .param("batch", batch)
                .update();
    }

    Set<String> of(BookId book) {
        return new HashSet<>(jdbc.sql("select batch from sample_batch where book = :book")
                .param("book", book.value())
                .query(String.class)
                .list());
    }
}
