package vn.phoihop.vocabulary;

import java.util.UUID;

/** A record's key and URL: the book where it began and an id minted by whoever wrote it first. */
public record RecordKey(BookId book, UUID id) {

    public static RecordKey of(int book, UUID id) {
        return new RecordKey(new BookId(book), id);
    }

    @Override
    public String toString() {
        return book + "/" + id;
    }
}
