package vn.phoihop.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.WaitingRecords;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Page;
import vn.phoihop.web.RowPlace;

/** The cases in the one list of what waits. */
@Component
class PendingCases implements WaitingRecords {

    private final FindingCases finding;
    private final CaseFiles files;
    private final ConfirmingCases many;
    private final AgreeingOnCase agreeing;
    private final Catalogues catalogues;

    PendingCases(
            FindingCases finding,
            CaseFiles files,
            ConfirmingCases many,
            AgreeingOnCase agreeing,
            Catalogues catalogues) {
        this.finding = finding;
        this.files = files;
        this.many = many;
        this.agreeing = agreeing;
        this.catalogues = catalogues;
    }

    @Override
    public String room() {
        return "cases";
    }

    @Override
    public Set<Why> reasons(SignedIn who) {
        Set<Why> reasons = EnumSet.of(Why.CONTESTED_IN_SIGHT);
        if (who.unit() != null && who.may(Authority.RECORD_CONFIRM)) {
            reasons.addAll(Set.of(Why.CONFIRM, Why.OFFERED));
        }
        if (who.unit() != null && (who.may(Authority.RECORD_CONFIRM) || who.may(Authority.CASE_RECORD))) {
            reasons.add(Why.CONTESTED);
        }
        return reasons;
    }

    @Override
    public List<RowPlace> find(SignedIn who, Asked asked, int limit) {
        return finding.find(filter(asked), limit);
    }

    @Override
    public List<Waiting> read(BookId book, Set<UUID> records) {
        Catalogue catalogue = catalogues.current();
        return files.list(book, records).values().stream()
                .map(file -> waiting(file, catalogue))
                .toList();
    }

    @Override
    public void confirm(Chosen one) {
        agreeing.confirm(one.record(), one.version(), null);
    }

    @Override
    public String name(RecordKey record, Page page) {
        return many.name(record, page);
    }

    private static CaseFilter filter(Asked asked) {
        CaseFilter filter = switch (asked.why()) {
            case CONFIRM -> CaseFilter.waiting(asked.book(), CaseFilter.Waiting.CONFIRM);
            case OFFERED -> CaseFilter.waiting(asked.book(), CaseFilter.Waiting.OFFERED);
            case CONTESTED -> CaseFilter.waiting(asked.book(), CaseFilter.Waiting.CONTESTED);
            case CONTESTED_IN_SIGHT -> CaseFilter.of(asked.book()).saying(Confirmation.CONTESTED);
            case RETURNED, DRAFT, ANSWER, DECIDE, OVERDUE ->
                throw new IllegalArgumentException("a case counts from its opening, and is asked nothing");
        };
        return filter.with(asked.words())
                .opened(asked.from(), asked.to())
                .sorted(asked.order())
                .after(asked.after());
    }

    private static Waiting waiting(CaseFile file, Catalogue catalogue) {
        return new Waiting(
                file.key(),
                file.version(),
                catalogue
                        .find(Kind.class, file.kind())
                        .map(Kind::name)
                        .orElse(new LocalizedText(file.kind(), file.kind())),
                CaseLines.title(file, catalogue),
                file.openedOn(),
                file.lead(),
                file.confirmation() == Confirmation.CONTESTED ? CONTESTED : CaseLines.state(file.state()));
    }

    private static final LocalizedText CONTESTED = new LocalizedText("Không thống nhất", "Contested");
}
