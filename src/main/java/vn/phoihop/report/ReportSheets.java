package vn.phoihop.report;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.figure.RecordSheet;
import vn.phoihop.figure.RecordSheet.Fact;
import vn.phoihop.figure.RecordSummaries;
import vn.phoihop.figure.RecordSummary;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.ledger.Entry;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Page;

/** Reports as records: where one stands, or stood at an earlier time, at which cutoff its figures were frozen and who answered for them. */
@Component
class ReportSheets implements RecordSummaries {

    private final Reports reports;
    private final FiguresThen figures;
    private final Catalogues catalogues;
    private final CutoffInWords cutoffs;

    ReportSheets(Reports reports, FiguresThen figures, Catalogues catalogues, CutoffInWords cutoffs) {
        this.reports = reports;
        this.figures = figures;
        this.catalogues = catalogues;
        this.cutoffs = cutoffs;
    }

    @Override
    public String recordType() {
        return Report.RECORD_TYPE;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, RecordSummary> summarise(BookId book, Collection<UUID> records) {
        return records.stream()
                .flatMap(id -> reports.find(new RecordKey(book, id)).stream())
                .collect(Collectors.toMap(
                        report -> report.key().id(), report -> now(report).summary()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RecordSheet> findSheet(RecordKey record) {
        return reports.find(record).map(this::now);
    }

    /** It has a page of its own, which is its place as long as nobody asks for an earlier time. */
    private RecordSheet now(Report report) {
        ReportRecord told = ReportRecord.of(report, null, List.of(), List.of(), List.of());
        return sheet(
                told,
                ViewingReport.href(report),
                catalogues.current(told.window().lastDay()));
    }

    @Override
    public RecordSheet sheet(String payload, Cutoff cutoff) {
        ReportRecord told = CanonicalJson.read(payload, ReportRecord.class);
        return sheet(told, "/reports", catalogues.at(cutoff, told.window().lastDay()));
    }

    private RecordSheet sheet(ReportRecord told, String href, Catalogue catalogue) {
        Optional<Form> form = catalogue.find(Form.class, told.form());
        LocalizedText name = form.map(Form::name).orElseGet(() -> plain(told.form()));
        LocalizedText window = catalogue
                .find(Regime.class, told.regime())
                .flatMap(regime -> regime.label(told.window()))
                .orElseGet(() -> plain(told.window().toString()));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("record.fact.window", told.window()));
        facts.add(new Fact("report.column.drafter", told.drafter()));
        add(facts, "report.cutoff", told.cutoff(), cutoff -> cutoffs.of(Cutoff.parse(cutoff)));
        add(facts, "report.cutoff.exact", told.cutoff(), Function.identity());
        add(facts, "report.hash", told.figuresHash(), Function.identity());
        add(facts, "report.approved", told.approvedBy(), Function.identity());
        add(facts, "report.signed", told.signedBy(), Function.identity());
        add(
                facts,
                "report.column.number",
                told.issued(),
                issued -> form.map(issued::printed).orElse(issued.number() + "/" + issued.symbol()));
        add(facts, "report.then.issuedOn", told.issuedOn(), Function.identity());
        add(facts, "report.then.paper", told.paper(), Function.identity());
        add(facts, "record.fact.reason", told.reason(), Function.identity());
        return new RecordSheet(
                new RecordSummary(
                        href,
                        new LocalizedText(name.vi() + " · " + window.vi(), name.en() + " · " + window.en()),
                        ReportState.valueOf(told.state()).label(),
                        null),
                facts);
    }

    private static <T> void add(
            List<Fact> facts, String key, @org.jspecify.annotations.Nullable T told, Function<T, Object> shown) {
        if (told != null) {
            facts.add(new Fact(key, Objects.requireNonNull(shown.apply(told))));
        }
    }

    private static LocalizedText plain(String text) {
        return new LocalizedText(text, text);
    }

    /** Its figures as they stood then, and the way to its own page. */
    @Override
    public Optional<Content> beside(List<Entry> entries, Cutoff cutoff, boolean past, Page page) {
        return past
                ? Optional.of(page.fragment(
                        "report/then",
                        Map.of(
                                "href",
                                "/reports/" + entries.getLast().record(),
                                "figures",
                                figures.shown(entries, cutoff))))
                : Optional.empty();
    }

    @Override
    public Optional<Content> actions(RecordKey record, Page page) {
        return reports.find(record)
                .map(report -> page.fragment("report/own-page", Map.of("href", ViewingReport.href(report))));
    }

    @Override
    public String withoutTallies(boolean past) {
        return "report.then.uncounted";
    }
}
