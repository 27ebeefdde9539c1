package vn.phoihop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.figure.CountOnlyFigures;
import vn.phoihop.figure.CountOnlyFigures.Declared;
import vn.phoihop.figure.CountSource;
import vn.phoihop.figure.Scope;
import vn.phoihop.vocabulary.Window;

/** The counts without records that figures of a report hold, as its cutoff knows them: in its window, then in the compared one. */
@Component
class BareCounts {

    private final CountOnlyFigures counts;

    BareCounts(CountOnlyFigures counts) {
        this.counts = counts;
    }

    List<Declared> list(ReportContent content) {
        List<Declared> found = new ArrayList<>(of(content, content.window(), ReportFigure::countOnly));
        content.compared().ifPresent(window -> found.addAll(of(content, window, ReportFigure::previousCountOnly)));
        return found;
    }

    List<CountSource> sources(ReportContent content) {
        return CountSource.of(list(content));
    }

    /** As papers say it: {@code Báo cáo số 12/BC-CAT (kỳ 15/12/2020 – 14/06/2021; ghi vào sổ ngày 15/07/2022)}. */
    static String inWords(CountSource source) {
        return source.source().vi() + " (kỳ " + VietnameseWriting.shortWindow(source.window()) + "; ghi vào sổ ngày "
                + VietnameseWriting.shortDate(source.declaredOn()) + ")";
    }

    private List<Declared> of(ReportContent content, Window window, Predicate<ReportFigure> marked) {
        List<String> codes = content.figures().values().stream()
                .filter(marked)
                .map(ReportFigure::code)
                .toList();
        return codes.isEmpty()
                ? List.of()
                : counts.list(codes, new Scope(window, content.cutoff().books(), content.cutoff()));
    }
}
