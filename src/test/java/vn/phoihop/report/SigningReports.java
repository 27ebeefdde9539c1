package vn.phoihop.report;

import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** The officers of a book in which tests of other rooms have something to report on. */
public final class SigningReports {

    private final ReportDesk desk;
    private final Ledger ledger;

    public SigningReports(ApplicationContext context, BookId book) {
        desk = new ReportDesk(context, new ReportFixture(context, book));
        desk.fixture.letterhead(ReportFixture.LETTERHEAD);
        ledger = context.getBean(Ledger.class);
    }

    /** Freezes the six-month report of a window, has it signed and issued, and answers with the figures that are not zero. */
    public List<String> issue(Window window) {
        Report report = desk.take(desk.start(ReportFixture.FORM, window), ReportStep.FREEZE, desk.fixture.drafter);
        report = desk.take(report, ReportStep.APPROVE, desk.fixture.head);
        report = desk.take(report, ReportStep.SIGN, desk.fixture.commander);
        report = desk.take(report, ReportStep.ISSUE, desk.fixture.clerk);
        return desk.read(report).figures().values().stream()
                .filter(figure -> !figure.value().equals(Quantity.ZERO))
                .map(ReportFigure::code)
                .toList();
    }

    /** Where the book stands. */
    public long position() {
        return Acting.asSystem(() -> ledger.cutoff(Set.of(desk.fixture.book)).position(desk.fixture.book));
    }
}
