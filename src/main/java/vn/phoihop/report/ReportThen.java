package vn.phoihop.report;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.figure.AsOf;
import vn.phoihop.figure.AsOfBand;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.figure.RecordsThen;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;

/** A report as it was known at an earlier time; the steps and papers of its own page are of now, so that then is told on its record page. */
@Component
class ReportThen {

    private final Reports reports;
    private final Ledger ledger;
    private final ReadingAsOf reading;
    private final AsOfBand band;

    ReportThen(Reports reports, Ledger ledger, ReadingAsOf reading, AsOfBand band) {
        this.reports = reports;
        this.ledger = ledger;
        this.reading = reading;
        this.band = band;
    }

    /** Where the address is answered if it asks for an earlier time. */
    Optional<String> find(RecordKey key, Page page) {
        return reading.find(page.address()).map(asked -> page.hrefThen("/records/" + key));
    }

    /** The box that asks for an earlier time. */
    Content box(Page page) {
        return band.draw(Optional.empty(), page, "report.then.asOf");
    }

    /** What its entries tell of it, up to the time the address asks for. */
    @Transactional(readOnly = true)
    ReportRecord get(RecordKey key, Page page) {
        reports.get(key);
        Cutoff cutoff = reading.find(page.address())
                .map(AsOf::cutoff)
                .map(asked -> RecordsThen.of(key, asked))
                .orElseGet(() -> ledger.cutoff(Set.of(key.book())));
        List<Entry> entries = ledger.history(key, cutoff);
        return FiguresThen.find(entries)
                .orElseThrow(() -> new Refused(
                        entries.isEmpty() ? ProblemCode.RECORD_NOT_YET_KNOWN : ProblemCode.PAYLOAD_DROPPED));
    }
}
