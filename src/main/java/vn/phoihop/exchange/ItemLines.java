package vn.phoihop.exchange;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
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
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Page;

/** Items as other pages show them: a line in a list, and the facts of a record's page. Who opens that page has opened the item. */
@Component
class ItemLines implements RecordSummaries {

    /** In which days are told of times. */
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final LocalizedText COUNT_ONLY = new LocalizedText(
            "Chỉ ghi số đếm; nội dung đã đi bằng kênh khác", "Only counted; what it says travelled elsewhere");
    private static final LocalizedText EXERCISE = new LocalizedText(
            "Tình huống giả định, không tính vào số liệu thật",
            "Invented while a drill was played; not in real figures");
    private static final LocalizedText CONSENT = new LocalizedText(
            "Chuyển ra ngoài đơn vị nhận phải hỏi đơn vị gửi",
            "The sender is asked before it is handed on outside a recipient's own units");

    private final Items items;
    private final ItemDesk desk;
    private final Openings openings;
    private final ItemActions actions;
    private final Catalogues catalogues;
    private final Organisations organisations;

    ItemLines(
            Items items,
            ItemDesk desk,
            Openings openings,
            ItemActions actions,
            Catalogues catalogues,
            Organisations organisations) {
        this.items = items;
        this.desk = desk;
        this.openings = openings;
        this.actions = actions;
        this.catalogues = catalogues;
        this.organisations = organisations;
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    @Override
    public String recordType() {
        return Item.RECORD_TYPE;
    }

    @Override
    public Map<UUID, RecordSummary> summarise(BookId book, Collection<UUID> records) {
        Catalogue catalogue = catalogues.current();
        Map<UUID, RecordSummary> lines = new HashMap<>();
        items.list(book, records).forEach((id, item) -> lines.put(id, line(desk.seen(item), catalogue)));
        return lines;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RecordSheet> findSheet(RecordKey record) {
        // What it says stands first on the page, beside what is to be done.
        return items.find(record)
                .map(desk::seen)
                .map(item -> sheet(
                        item.in(item.state(), item.form().withoutText(), item.recipients())
                                .carrying(List.of()),
                        organisations.current(),
                        catalogues.current()));
    }

    @Override
    public RecordSheet sheet(String payload, Cutoff cutoff) {
        Item then = CanonicalJson.read(payload, Item.class);
        return sheet(desk.seenThen(then), organisations.at(cutoff), catalogues.at(cutoff, day(then.listedAt())));
    }

    /** Whoever is shown what it said at an earlier time has opened it, too; beside that there is nothing to tell. */
    @Override
    public Optional<Content> beside(List<Entry> entries, Cutoff cutoff, boolean past, Page page) {
        if (past) {
            items.find(entries.getLast().record()).ifPresent(openings::note);
        }
        return Optional.empty();
    }

    private static RecordSheet sheet(Item item, Organisation organisation, Catalogue catalogue) {
        return new RecordSheet(line(item, catalogue), facts(item, organisation, catalogue));
    }

    /** Whoever is shown what may be done with it has opened it. */
    @Override
    public Optional<Content> actions(RecordKey record, Page page) {
        Optional<Item> found = items.find(record);
        found.ifPresent(openings::note);
        return found.map(item -> actions.draw(item, page));
    }

    static RecordSummary line(Item item, Catalogue catalogue) {
        return new RecordSummary("/records/" + item.key(), title(item, catalogue), state(item.state()), item.sender());
    }

    /** Its own line, or its kind and its topics. */
    static LocalizedText title(Item item, Catalogue catalogue) {
        LocalizedText kind = kind(item.kind());
        String title = item.form().title();
        LocalizedText more = title == null ? topics(item, catalogue) : new LocalizedText(title, title);
        return new LocalizedText(kind.vi() + ": " + more.vi(), kind.en() + ": " + more.en());
    }

    static LocalizedText topics(Item item, Catalogue catalogue) {
        List<LocalizedText> names = item.form().topics().stream()
                .map(code -> catalogue.find(Topic.class, code).map(Topic::name).orElse(new LocalizedText(code, code)))
                .toList();
        return new LocalizedText(
                names.stream().map(LocalizedText::vi).collect(Collectors.joining("; ")),
                names.stream().map(LocalizedText::en).collect(Collectors.joining("; ")));
    }

    private static List<Fact> facts(Item item, Organisation organisation, Catalogue catalogue) {
        ItemForm form = item.form();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("exchange.topics", topics(item, catalogue)));
        LocalDate day = form.placeDay(day(item.listedAt()));
        facts.add(new Fact(
                "record.fact.area",
                new LocalizedText(
                        organisation.path(form.area(), day, Locale.of("vi")),
                        organisation.path(form.area(), day, Locale.ENGLISH))));
        Window observed = form.observed();
        if (observed != null) {
            facts.add(new Fact("exchange.observed", observed));
        }
        facts.add(new Fact("exchange.sender", organisation.unit(form.sender()).name()));
        facts.add(new Fact("exchange.urgency", urgency(form.urgency())));
        if (form.confidence() != null) {
            facts.add(new Fact("exchange.confidence", confidence(form.confidence())));
        }
        if (form.impact() != null) {
            facts.add(new Fact("exchange.impact", impact(form.impact())));
        }
        if (form.due() != null) {
            facts.add(new Fact("exchange.due", form.due()));
        }
        if (form.countOnly()) {
            facts.add(new Fact("exchange.text", COUNT_ONLY));
        } else if (form.text() != null) {
            facts.add(new Fact("exchange.text", form.text().lines().toList()));
        }
        if (!item.attachments().isEmpty()) {
            facts.add(new Fact(
                    "exchange.attachments",
                    item.attachments().stream().map(Attachment::name).toList()));
        }
        if (form.consent()) {
            facts.add(new Fact("exchange.consent", CONSENT));
        }
        if (form.exercise()) {
            facts.add(new Fact("record.fact.exercise", EXERCISE));
        }
        if (item.reason() != null) {
            facts.add(new Fact("record.fact.reason", item.reason()));
        }
        return facts;
    }

    static LocalizedText kind(ItemKind kind) {
        return switch (kind) {
            case BULLETIN -> new LocalizedText("Tin trao đổi", "Bulletin");
            case VERIFICATION -> new LocalizedText("Yêu cầu xác minh", "Request for verification");
        };
    }

    static LocalizedText urgency(Topic.Urgency urgency) {
        return switch (urgency) {
            case ORDINARY -> new LocalizedText("Thường", "Ordinary");
            case URGENT -> new LocalizedText("Khẩn", "Urgent");
            case VERY_URGENT -> new LocalizedText("Thượng khẩn", "Very urgent");
            case IMMEDIATE -> new LocalizedText("Hỏa tốc", "Immediate");
        };
    }

    static LocalizedText confidence(Confidence confidence) {
        return switch (confidence) {
            case OBSERVED -> new LocalizedText("Trực tiếp quan sát", "Observed");
            case REPORTED -> new LocalizedText("Nguồn tin báo lại", "Reported");
            case ESTIMATED -> new LocalizedText("Nhận định, ước đoán", "Estimated");
        };
    }

    static LocalizedText impact(Impact impact) {
        return switch (impact) {
            case LOW -> new LocalizedText("Thấp", "Low");
            case MEDIUM -> new LocalizedText("Trung bình", "Medium");
            case HIGH -> new LocalizedText("Cao", "High");
            case CRITICAL -> new LocalizedText("Nghiêm trọng", "Critical");
        };
    }

    static LocalizedText state(ItemState state) {
        return switch (state) {
            case DRAFT -> new LocalizedText("Bản nháp, chưa gửi", "Draft, not sent");
            case SENT -> new LocalizedText("Đã gửi", "Sent");
            case CORRECTED -> new LocalizedText("Đã đính chính", "Corrected");
            case RECALLED -> new LocalizedText("Đã thu hồi", "Recalled");
            case CLOSED -> new LocalizedText("Đã kết thúc", "Closed");
            case DISCARDED -> new LocalizedText("Bản nháp đã bỏ", "Draft discarded");
        };
    }
}
