package vn.phoihop.access;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;

/** Which book a list shows: the one in which is written, or one that this follows, whose records are carried on from here. */
@Component
public class BooksAsked {

    private static final String NAME = "book";

    private final Books books;

    BooksAsked(Books books) {
        this.books = books;
    }

    /** The book the address names, the own one where it names none; refused where it is not in sight. */
    public BookId read(ListQuery query, SignedIn who) {
        String number = query.filter(NAME);
        if (number.isEmpty()) {
            return who.book();
        }
        if (!number.matches("\\d{1,9}")) {
            throw new Refused(Problem.at(NAME, ProblemCode.NOT_READABLE, number));
        }
        return who.own(new BookId(Integer.parseInt(number)));
    }

    /** The book the address names, and where it names none all in sight: the own one and those it follows. */
    public List<BookId> readAll(ListQuery query, SignedIn who) {
        return query.filter(NAME).isEmpty() ? List.copyOf(who.books()) : List.of(read(query, who));
    }

    /** As {@link #with}, where all are shown unless one is chosen. */
    public List<Filter> withAll(List<Filter> filters, ListQuery query, Page page, SignedIn who) {
        return with(
                filters,
                who,
                Filter.choice(
                        NAME,
                        page.text("access.book"),
                        query,
                        who.books().stream()
                                .map(book -> new Choice(book.toString(), name(book, page), false))
                                .toList()));
    }

    /** The filters with one for the book before them, where there is more than one to choose from. */
    public List<Filter> with(List<Filter> filters, ListQuery query, Page page, SignedIn who) {
        return with(
                filters,
                who,
                Filter.oneOf(
                        NAME,
                        page.text("access.book"),
                        query,
                        who.books().stream()
                                .map(book -> new Choice(
                                        book.equals(who.book()) ? "" : book.toString(), name(book, page), false))
                                .toList()));
    }

    private static List<Filter> with(List<Filter> filters, SignedIn who, Filter books) {
        if (who.books().size() < 2) {
            return filters;
        }
        List<Filter> all = new ArrayList<>();
        all.add(books);
        all.addAll(filters);
        return all;
    }

    /** What is to be done in one of the books, said with its name where it is not the one in which is written. */
    public String words(String what, BookId book, SignedIn who, Page page) {
        return book.equals(who.book()) ? what : what + " (" + name(book, page) + ")";
    }

    /** An address of a list, as it is for that book. */
    public static String address(String address, BookId book, SignedIn who) {
        return book.equals(who.book()) ? address : address + (address.contains("?") ? "&" : "?") + NAME + "=" + book;
    }

    private String name(BookId book, Page page) {
        return page.text(books.get(book).name());
    }
}
