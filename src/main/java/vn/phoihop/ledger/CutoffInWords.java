package vn.phoihop.ledger;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.Formats;
import vn.phoihop.web.Texts;

/**
 * Up to where books were read, as a staff officer reads it: "đến bút toán số 22.941 của sổ phối hợp Kiên Giang". Who checks the books needs
 * {@link Cutoff#toString} beside it.
 */
@Component
public class CutoffInWords {

    private static final Formats VIETNAMESE = new Formats(Texts.VIETNAMESE, ZoneOffset.UTC);
    private static final Formats ENGLISH = new Formats(Texts.ENGLISH, ZoneOffset.UTC);

    private final Books books;

    CutoffInWords(Books books) {
        this.books = books;
    }

    /** The books of records first; the common one, which holds organisation and definitions, last. */
    @Transactional(readOnly = true)
    public LocalizedText of(Cutoff cutoff) {
        return new LocalizedText(in(cutoff, VIETNAMESE), in(cutoff, ENGLISH));
    }

    private String in(Cutoff cutoff, Formats formats) {
        String own = cutoff.books().stream()
                .sorted()
                .map(book -> place(cutoff, book, formats))
                .collect(Collectors.joining("; "));
        String common = place(cutoff, BookId.COMMON, formats);
        String about = formats.english() ? "organisation and definitions " : "tổ chức và danh mục ";
        return own.isEmpty() ? about + common : own + "; " + about + common;
    }

    private String place(Cutoff cutoff, BookId book, Formats formats) {
        String name = books.find(book)
                .map(Book::name)
                .map(one -> one.in(formats.locale()))
                .orElse(book.toString());
        return (formats.english() ? "up to entry %s of the %s" : "đến bút toán số %s của %s")
                .formatted(formats.number(cutoff.position(book)), lowerFirst(name, formats.locale()));
    }

    private static String lowerFirst(String name, Locale locale) {
        return name.substring(0, 1).toLowerCase(locale) + name.substring(1);
    }
}
