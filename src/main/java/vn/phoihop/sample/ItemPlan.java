package vn.phoihop.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic.Urgency;
import vn.phoihop.exchange.Confidence;
import vn.phoihop.exchange.Group;
import vn.phoihop.exchange.Impact;
import vn.phoihop.exchange.ItemForm;
import vn.phoihop.exchange.ItemKind;
import vn.phoihop.exchange.ItemMove;
import vn.phoihop.exchange.LoadingItems.Corrected;
import vn.phoihop.exchange.LoadingItems.Deed;
import vn.phoihop.exchange.LoadingItems.Given;
import vn.phoihop.exchange.LoadingItems.Taken;
import vn.phoihop.exchange.Step;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** An item with all that was done with it, written down by the recorders of the units' forces. */
final class ItemPlan {

    /** Of those that stand out, how many count. */
    static final int BULLETINS = 3;

    static final int REQUESTS = 1;

    private final RecordKey key;
    private final Formation formation;
    private final String name;
    private final Unit sender;
    private final List<Deed> deeds = new ArrayList<>();

    private ItemPlan(RecordKey key, Formation formation, String name, Unit sender) {
        this.key = key;
        this.formation = formation;
        this.name = name;
        this.sender = sender;
    }

    static ItemPlan sent(BookId book, Formation formation, String name, ItemForm form, Unit sender, Instant at) {
        ItemPlan plan = new ItemPlan(new RecordKey(book, Dice.id("item " + name)), formation, name, sender);
        plan.deeds.add(new Given(plan.key, form, plan.turn(), formation.by(sender, at)));
        return plan;
    }

    /** What of it happens in these days, in the order in which it was done. */
    List<Deed> deeds(Window days) {
        return deeds.stream()
                .filter(one -> days.contains(day(one)))
                .sorted(Comparator.comparing(ExchangedItems::at))
                .toList();
    }

    static LocalDate day(Deed deed) {
        return ExchangedItems.at(deed).atZone(Formation.ZONE).toLocalDate();
    }

    /** Told apart by their place in the plan, so that they are the same at every load. */
    private UUID turn() {
        return Dice.id("turn " + name + " " + deeds.size());
    }

    private void take(
            ItemMove move,
            Unit about,
            By by,
            @Nullable Unit other,
            @Nullable String words,
            @Nullable LocalDate day,
            @Nullable Boolean ofValue) {
        deeds.add(new Taken(
                key,
                new Step(turn(), move, about.id(), other == null ? null : other.id(), words, day, ofValue, null),
                by));
    }

    private void byRecipient(ItemMove move, Unit unit, Instant at, @Nullable String words, @Nullable LocalDate day) {
        take(move, unit, formation.by(unit, at), null, words, day, null);
    }

    private void bySender(ItemMove move, Unit about, Instant at, @Nullable String words) {
        take(move, about, formation.by(sender, at), null, words, null, null);
    }

    private void ofWhole(ItemMove move, Instant at, String words) {
        deeds.add(
                new Taken(key, new Step(turn(), move, null, null, words, null, null, null), formation.by(sender, at)));
    }

    Instant acknowledge(Unit unit, Instant at) {
        byRecipient(ItemMove.ACKNOWLEDGE, unit, at, null, null);
        return at;
    }

    void rate(Unit unit, Instant at, boolean ofValue, @Nullable String outcome) {
        take(ItemMove.RATE, unit, formation.by(unit, at), null, outcome, null, ofValue);
    }

    void close(Instant at, String reason) {
        ofWhole(ItemMove.CLOSE, at, reason);
    }

    void replyPartly(Unit unit, Instant at, String words) {
        byRecipient(ItemMove.REPLY_PARTLY, unit, at, words, null);
    }

    void reply(Unit unit, Instant at, String words) {
        byRecipient(ItemMove.REPLY, unit, at, words, null);
    }

    void askExtension(Unit unit, Instant at, LocalDate later) {
        byRecipient(ItemMove.ASK_EXTENSION, unit, at, "Chờ cơ quan liên quan cung cấp hồ sơ", later);
    }

    void decideExtension(Unit unit, Instant at, boolean granted) {
        bySender(
                granted ? ItemMove.GRANT_EXTENSION : ItemMove.REFUSE_EXTENSION,
                unit,
                at,
                granted ? "Đã có hẹn của cơ quan liên quan" : "Cần kết quả đúng hạn để báo cáo");
    }

    void accept(Unit unit, Instant at) {
        bySender(ItemMove.ACCEPT, unit, at, null);
    }

    void sendBack(Unit unit, Instant at, String why) {
        bySender(ItemMove.SEND_BACK, unit, at, why);
    }

    /** As the system does when a day has gone by. */
    void escalate(Unit unit, Instant at) {
        take(ItemMove.ESCALATE, unit, new By("system", null, at), null, null, null, null);
    }

    /** Few, each findable by its title: recalled, corrected, handed on with consent, a bare count, and one to all units of a force. */
    static List<Deed> traps(BookId book, Formation formation) {
        Unit station = formation.unit("BP-KG-CKHT");
        Unit customs = formation.unit("HQ-KG-HT");
        Unit police = formation.unit("CA-KG-900");
        Unit department = formation.unit("CA-KG-PA08");
        List<Deed> all = new ArrayList<>();

        Instant at = time("2022-03-03T09:10");
        ItemForm form =
                bulletin(formation, station, "Tin gửi nhầm, đã thu hồi", "Nội dung của tin khác.", customs, police);
        ItemPlan recalled = sent(book, formation, "trap recalled", form, station, at);
        recalled.acknowledge(customs, at.plus(Duration.ofMinutes(25)));
        recalled.ofWhole(ItemMove.RECALL, at.plus(Duration.ofHours(2)), "Gửi nhầm nội dung của tin khác");
        recalled.acknowledge(police, at.plus(Duration.ofHours(3)));
        all.addAll(recalled.deeds);

        at = time("2022-04-12T14:20");
        form = bulletin(formation, station, "Tin đã đính chính", "Bảy xuồng máy neo đậu gần mốc.", customs, police);
        ItemPlan corrected = sent(book, formation, "trap corrected", form, station, at);
        corrected.acknowledge(customs, at.plus(Duration.ofMinutes(40)));
        ItemForm right =
                bulletin(formation, station, "Tin đã đính chính", "Năm xuồng máy neo đậu gần mốc.", customs, police);
        corrected.deeds.add(new Corrected(
                corrected.key,
                right,
                corrected.turn(),
                "Đếm lại: năm xuồng, không phải bảy",
                formation.by(station, at.plus(Duration.ofHours(4)))));
        corrected.acknowledge(customs, at.plus(Duration.ofHours(5)));
        corrected.rate(customs, at.plus(Duration.ofHours(30)), true, "Đã kiểm tra, lập biên bản hai xuồng");
        all.addAll(corrected.deeds);

        at = time("2022-05-09T08:30");
        form = new ItemForm(
                ItemKind.VERIFICATION,
                List.of("ENTRY_EXIT"),
                formation.area("KG-CK-HT"),
                null,
                "Chuyển tiếp khi được đồng ý",
                "Đoàn khách này có khai báo tạm trú sau khi nhập cảnh không?",
                station.id(),
                Urgency.ORDINARY,
                null,
                null,
                ids(customs),
                List.of(),
                LocalDate.of(2022, 5, 19),
                true,
                false,
                false,
                null);
        ItemPlan forwarded = sent(book, formation, "trap forwarded", form, station, at);
        forwarded.acknowledge(customs, at.plus(Duration.ofMinutes(50)));
        forwarded.take(
                ItemMove.FORWARD,
                customs,
                formation.by(customs, at.plus(Duration.ofHours(2))),
                department,
                "Thuộc thẩm quyền của phòng xuất nhập cảnh",
                null,
                null);
        forwarded.bySender(ItemMove.GRANT_FORWARD, customs, at.plus(Duration.ofHours(5)), null);
        forwarded.reply(department, at.plus(Duration.ofHours(52)), "Đã khai báo đủ trong ngày");
        forwarded.accept(department, at.plus(Duration.ofHours(55)));
        all.addAll(forwarded.deeds);

        at = time("2022-02-18T16:00");
        form = new ItemForm(
                ItemKind.BULLETIN,
                List.of("ABROAD_FACING"),
                formation.area("KG-BG-HT"),
                null,
                null,
                null,
                station.id(),
                Urgency.URGENT,
                Confidence.REPORTED,
                Impact.MEDIUM,
                ids(formation.unit("QS-KG-900")),
                List.of(),
                null,
                false,
                true,
                false,
                null);
        ItemPlan bare = sent(book, formation, "trap bare count", form, station, at);
        bare.acknowledge(formation.unit("QS-KG-900"), at.plus(Duration.ofMinutes(35)));
        all.addAll(bare.deeds);

        at = time("2022-01-24T07:45");
        form = new ItemForm(
                ItemKind.BULLETIN,
                List.of("EPIDEMIC", "ENTRY_EXIT"),
                formation.province(),
                null,
                "Gửi mọi đơn vị Hải quan trong tỉnh",
                "Tăng khử khuẩn phương tiện qua cửa khẩu trong dịp Tết.",
                police.id(),
                Urgency.VERY_URGENT,
                Confidence.REPORTED,
                Impact.HIGH,
                List.of(),
                List.of(new Group(customs.force(), formation.province())),
                null,
                false,
                false,
                false,
                null);
        ItemPlan toAll = sent(book, formation, "trap to all", form, police, at);
        toAll.acknowledge(customs, at.plus(Duration.ofMinutes(15)));
        toAll.rate(customs, at.plus(Duration.ofHours(20)), true, null);
        all.addAll(toAll.deeds);
        return all;
    }

    private static ItemForm bulletin(Formation formation, Unit sender, String title, String text, Unit... recipients) {
        return new ItemForm(
                ItemKind.BULLETIN,
                List.of("BORDER"),
                formation.area("KG-BG-HT"),
                null,
                title,
                text,
                sender.id(),
                Urgency.URGENT,
                Confidence.OBSERVED,
                Impact.LOW,
                ids(recipients),
                List.of(),
                null,
                false,
                false,
                false,
                null);
    }

    private static List<UnitId> ids(Unit... units) {
        return Stream.of(units).map(Unit::id).toList();
    }

    private static Instant time(String local) {
        return Formation.at(LocalDateTime.parse(local));
    }
}
