package vn.phoihop.casework;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Category;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.figure.RecordSheet;
import vn.phoihop.figure.RecordSheet.Fact;
import vn.phoihop.figure.RecordSummaries;
import vn.phoihop.figure.RecordSummary;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Page;

/** Cases as other pages show them: a line in a list, and the facts of a record's page. */
@Component
class CaseLines implements RecordSummaries {

    private static final LocalizedText EXERCISE = new LocalizedText(
            "Tình huống giả định, không tính vào số liệu thật",
            "Invented while a drill was played; not in real figures");

    private final CaseFiles cases;
    private final CaseActions actions;
    private final CaseTimeline timeline;
    private final CaseHolders holders;
    private final Catalogues catalogues;
    private final Organisations organisations;

    CaseLines(
            CaseFiles cases,
            CaseActions actions,
            CaseTimeline timeline,
            CaseHolders holders,
            Catalogues catalogues,
            Organisations organisations) {
        this.timeline = timeline;
        this.holders = holders;
        this.cases = cases;
        this.actions = actions;
        this.catalogues = catalogues;
        this.organisations = organisations;
    }

    @Override
    public String recordType() {
        return CaseFile.RECORD_TYPE;
    }

    @Override
    public Map<UUID, RecordSummary> summarise(BookId book, Collection<UUID> records) {
        Map<UUID, RecordSummary> lines = new HashMap<>();
        Catalogue catalogue = catalogues.current();
        cases.list(book, records).forEach((id, file) -> lines.put(id, line(file, catalogue)));
        return lines;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RecordSheet> findSheet(RecordKey record) {
        return cases.find(record)
                .map(file -> new RecordSheet(
                        line(file, catalogues.current()), facts(file, organisations.current(), catalogues::current)));
    }

    @Override
    public RecordSheet sheet(String payload, Cutoff cutoff) {
        CaseFile then = CanonicalJson.read(payload, CaseFile.class);
        return new RecordSheet(
                line(then, catalogues.at(cutoff, then.openedOn())),
                facts(then, organisations.at(cutoff), day -> catalogues.at(cutoff, day)));
    }

    /** Who held it when; of an earlier time its way up to then, too. */
    @Override
    public Optional<Content> beside(List<Entry> entries, Cutoff cutoff, boolean past, Page page) {
        return Optional.of(page.fragment(
                "casework/beside",
                Map.of(
                        "book",
                        entries.getLast().record().book().toString(),
                        "held",
                        holders.shown(entries, cutoff, page),
                        "way",
                        past ? way(entries.getLast(), cutoff, page) : List.of())));
    }

    private List<CaseTimeline.Stop> way(Entry last, Cutoff cutoff, Page page) {
        String payload = last.payload();
        return payload == null ? List.of() : timeline.of(CanonicalJson.read(payload, CaseFile.class), cutoff, page);
    }

    static RecordSummary line(CaseFile file, Catalogue catalogue) {
        return new RecordSummary("/records/" + file.key(), title(file, catalogue), state(file.state()), file.lead());
    }

    /** Its own short name, or kind and category; what is no longer in the catalogue is shown by its code. */
    static LocalizedText title(CaseFile file, Catalogue catalogue) {
        String title = file.form().title();
        LocalizedText kind = catalogue
                .find(Kind.class, file.kind())
                .map(Kind::name)
                .orElse(new LocalizedText(file.kind(), file.kind()));
        Optional<LocalizedText> more = Optional.ofNullable(title)
                .map(text -> new LocalizedText(text, text))
                .or(() -> Optional.ofNullable(file.category())
                        .map(code -> catalogue
                                .find(Category.class, code)
                                .map(Category::name)
                                .orElse(new LocalizedText(code, code))));
        return more.map(text -> new LocalizedText(kind.vi() + ": " + text.vi(), kind.en() + ": " + text.en()))
                .orElse(kind);
    }

    @Override
    public Optional<Content> actions(RecordKey record, Page page) {
        return cases.find(record).map(file -> actions.draw(file, page));
    }

    private static List<Fact> facts(
            CaseFile file, Organisation organisation, Function<LocalDate, Catalogue> catalogues) {
        LocalDate day = file.openedOn();
        List<Fact> facts = new ArrayList<>();
        Catalogue catalogue = catalogues.apply(day);
        String category = file.category();
        if (category != null) {
            facts.add(new Fact(
                    "casework.category",
                    catalogue
                            .find(Category.class, category)
                            .map(Category::name)
                            .orElse(new LocalizedText(category, category))));
        }
        facts.add(new Fact("record.fact.opened", day));
        facts.add(new Fact(
                "record.fact.area",
                new LocalizedText(
                        organisation.path(file.area(), day, java.util.Locale.of("vi")),
                        organisation.path(file.area(), day, java.util.Locale.ENGLISH))));
        facts.add(new Fact("record.fact.lead", organisation.unit(file.lead()).name()));
        if (!file.partners().isEmpty()) {
            facts.add(new Fact(
                    "record.fact.partners",
                    file.partners().stream()
                            .map(partner -> partner(partner, organisation))
                            .toList()));
        }
        if (file.exercise()) {
            facts.add(new Fact("record.fact.exercise", EXERCISE));
        }
        if (file.form().note() != null) {
            facts.add(new Fact("record.fact.note", file.form().note()));
        }
        if (file.reason() != null) {
            facts.add(new Fact("record.fact.reason", file.reason()));
        }
        return facts;
    }

    private static LocalizedText partner(Partner partner, Organisation organisation) {
        LocalizedText name = organisation.unit(partner.unit()).name();
        return switch (partner.confirmation()) {
            case PENDING -> {
                String earlier = partner.reason() == null ? "" : " – “" + partner.reason() + "”";
                yield new LocalizedText(
                        name.vi() + " (chưa xác nhận)" + earlier, name.en() + " (not yet confirmed)" + earlier);
            }
            case CONFIRMED -> new LocalizedText(name.vi() + " (đã xác nhận)", name.en() + " (confirmed)");
            case CONTESTED ->
                new LocalizedText(
                        name.vi() + " (không thống nhất: " + partner.reason() + ")",
                        name.en() + " (contests: " + partner.reason() + ")");
        };
    }

    static LocalizedText state(CaseState state) {
        return switch (state) {
            case OPEN -> new LocalizedText("Đang theo dõi, được tính theo từng mốc", "Open, counted at its milestones");
            case OFFERED ->
                new LocalizedText("Đã đề nghị bàn giao, chờ trả lời", "Hand-over offered, not yet answered");
            case HANDED_OUT -> new LocalizedText("Đã bàn giao ra ngoài sổ", "Handed over outside the book");
            case JOINED -> new LocalizedText("Đã nhập vào vụ việc khác", "Joined into another case");
            case WITHDRAWN -> new LocalizedText("Đã rút", "Withdrawn");
        };
    }
}
