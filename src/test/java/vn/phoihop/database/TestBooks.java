package vn.phoihop.database;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;

/** Books for tests: each test writes into its own and disturbs nobody. */
public final class TestBooks {

    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    private TestBooks() {}

    public static BookId open(ApplicationContext context) {
        return open(context, new AreaId(1));
    }

    /** With the shipped organisation and catalogue, over the province to whose units and places records belong. */
    public static BookId inKienGiang(ApplicationContext context) {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        return open(context, new AreaId(1091));
    }

    /** A book of a province of the shipped organisation, say. */
    public static BookId open(ApplicationContext context, AreaId root) {
        Books books = context.getBean(Books.class);
        return Acting.asSystem(() -> {
            // A test may have opened books as an administrator does, under the next free number.
            BookId book = new BookId(NEXT.incrementAndGet());
            while (books.find(book).isPresent()) {
                book = new BookId(NEXT.incrementAndGet());
            }
            books.open(book, "TEST_" + book, new LocalizedText("Sổ thử", "Test book"), root, true);
            return book;
        });
    }
}
