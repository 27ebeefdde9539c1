package vn.phoihop.command;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Accounts;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;

/** What an installation needs before anybody can work with it; every part is done once and skipped afterwards. */
final class FirstStart {

    private FirstStart() {}

    /** The province whose areas and units come with this version. */
    private static final String PROVINCE = "91";

    /** A day on which that province was one. */
    private static final LocalDate DAY = LocalDate.of(2022, 1, 1);

    /** The areas, units and definitions that come with this version, and a book to write in. */
    static void load(ApplicationContext context) {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        Acting.runAsSystem(() -> openBook(context));
    }

    private static void openBook(ApplicationContext context) {
        Books books = context.getBean(Books.class);
        if (books.list().isEmpty()) {
            Area province = context.getBean(Organisations.class)
                    .current()
                    .findArea(PROVINCE, AreaLevel.PROVINCE, DAY)
                    .orElseThrow();
            books.open(
                    new BookId(1),
                    "KIEN_GIANG",
                    new LocalizedText("Sổ phối hợp tỉnh Kiên Giang", "Book of Kien Giang Province"),
                    province.id(),
                    false);
        }
    }

    /** Prints the password of the first administrator, where there was no account at all. */
    static void appoint(ApplicationContext context, Console console) {
        Optional<String> password =
                Acting.asSystem(() -> context.getBean(Accounts.class).firstAdministrator());
        password.ifPresent(once -> console.say("command.administrator", Accounts.FIRST, once));
    }
}
