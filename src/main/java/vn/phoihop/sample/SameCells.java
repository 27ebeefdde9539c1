package vn.phoihop.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/** Two books of one province and half-year, of which the second holds each record of the first ten times: same days, places and units. */
@Component
public final class SameCells {

    public static final BookId ONCE = new BookId(901);
    public static final BookId TENFOLD = new BookId(902);
    public static final Window WINDOW = Window.parse("2021-12-15/2022-06-15");

    private static final int RECORDS = 4_000;
    private static final int TIMES = 10;

    private final Books books;
    private final Organisations organisations;
    private final RecordingActivity recording;
    private final SampleMarks marks;
    private final TransactionTemplate transaction;

    SameCells(
            Books books,
            Organisations organisations,
            RecordingActivity recording,
            SampleMarks marks,
            PlatformTransactionManager transactions) {
        this.books = books;
        this.organisations = organisations;
        this.recording = recording;
        this.marks = marks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Loads what is missing of both. */
    public void load() {
        Acting.runAsSystem(() -> {
            Province province = Province.before(organisations.current()).getFirst();
            load(province, ONCE, 1);
            load(province, TENFOLD, TIMES);
        });
    }

    private void load(Province province, BookId book, int times) {
        transaction.executeWithoutResult(status -> {
            if (books.find(book).isEmpty()) {
                String name = times + "×";
                books.open(
                        book,
                        "SAME_CELLS_" + times,
                        new LocalizedText("Sổ đo " + name, "Measured book " + name),
                        province.area().id(),
                        true);
            }
        });
        Era era = province.eras(organisations.current(), WINDOW).getFirst();
        List<Submission> all = new Patrols(book, era.formation(), era.routes(), new Dice("same cells"))
                .in(WINDOW, RECORDS, null, "same cells " + book);
        Set<String> written = transaction.execute(status -> marks.of(book));
        for (LocalDate first = WINDOW.from(); first.isBefore(WINDOW.to()); first = first.plusMonths(1)) {
            Window month = new Window(first, first.plusMonths(1));
            if (!written.contains(month.from().toString())) {
                transaction.executeWithoutResult(status -> {
                    marks.mark(book, month.from().toString());
                    recording.submitAll(in(month, all, times));
                });
            }
        }
    }

    private static List<Submission> in(Window month, List<Submission> all, int times) {
        List<Submission> some = new ArrayList<>();
        for (Submission one : all) {
            if (month.contains(one.form().startsAt().atZone(Formation.ZONE).toLocalDate())) {
                for (int i = 0; i < times; i++) {
                    RecordKey key =
                            new RecordKey(one.key().book(), Dice.id(one.key().id() + " " + i));
                    some.add(new Submission(key, one.form(), one.signedBy(), one.by()));
                }
            }
        }
        return some;
    }
}
