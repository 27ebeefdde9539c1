package vn.phoihop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.Told;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.exchange.Confidence;
import vn.phoihop.exchange.Impact;
import vn.phoihop.exchange.Item;
import vn.phoihop.exchange.ItemForm;
import vn.phoihop.exchange.ItemKind;
import vn.phoihop.exchange.ItemMove;
import vn.phoihop.exchange.ItemWriting;
import vn.phoihop.exchange.Step;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Information is given, rated and recalled, asked for and answered. */
final class ItemDeeds extends Deeds {

    private final ItemWriting writing;

    /** By when an answer was asked for, and who has given one. */
    private final Map<RecordKey, LocalDate> due = new HashMap<>();

    private final Map<RecordKey, Set<UnitId>> answered = new HashMap<>();

    ItemDeeds(ApplicationContext context, DeedGround ground) {
        super(ground);
        writing = context.getBean(ItemWriting.class);
    }

    @Override
    List<Deed> all() {
        return List.of(
                new Deed("tell", 6, () -> send(false)),
                new Deed("ask", 6, () -> send(true)),
                new Deed("rate", 6, this::rate),
                new Deed("answer", 8, this::answer),
                new Deed("recall", 2, this::recall));
    }

    private boolean send(boolean asks) {
        RecordKey key = new RecordKey(any(books), id());
        List<UnitId> taking = existing(today(), 2 + random.nextInt(2));
        Told told = new Told(
                asks,
                today(),
                any(areas),
                taking.getFirst(),
                taking.subList(1, taking.size()),
                Set.of(),
                random.nextInt(15) == 0,
                true);
        LocalDate by = today().plusDays(random.nextInt(12));
        Item item = asSystem(() -> writing.send(key, null, form(told, asks ? by : null), by(told.sender())));
        due.put(key, by);
        told(key, item.version(), told, (asks ? "ask by " + by + " " : "tell ") + told);
        return true;
    }

    private static ItemForm form(Told one, @Nullable LocalDate due) {
        return new ItemForm(
                one.asks() ? ItemKind.VERIFICATION : ItemKind.BULLETIN,
                List.of("SEA"),
                one.area(),
                null,
                "Tàu lạ neo đậu",
                "Ba tàu neo đậu từ rạng sáng",
                one.sender(),
                Topic.Urgency.URGENT,
                one.asks() ? null : Confidence.OBSERVED,
                one.asks() ? null : Impact.LOW,
                one.to(),
                List.of(),
                due,
                false,
                false,
                one.exercise(),
                null);
    }

    /** A recipient finds it of value, or not, and may think otherwise later. */
    private boolean rate() {
        return some(one -> !one.asks(), (key, before) -> {
            UnitId unit = any(before.to());
            if (!naive.exists(unit, today())) {
                return false;
            }
            boolean ofValue = random.nextInt(3) > 0;
            Step step = new Step(id(), ItemMove.RATE, unit, null, null, null, ofValue, null);
            Set<UnitId> well = new LinkedHashSet<>(before.well());
            if (ofValue) {
                well.add(unit);
            } else {
                well.remove(unit);
            }
            return taken(key, step, unit, with(before, well, true), "rated by " + unit + " " + ofValue);
        });
    }

    /** In time it is only by the day it is due. */
    private boolean answer() {
        return some(Told::asks, (key, before) -> {
            Set<UnitId> given = answered.computeIfAbsent(key, none -> new HashSet<>());
            List<UnitId> owing = before.to().stream()
                    .filter(unit -> !given.contains(unit) && naive.exists(unit, today()))
                    .toList();
            if (owing.isEmpty()) {
                return false;
            }
            UnitId unit = any(owing);
            given.add(unit);
            boolean inTime = !today().isAfter(Objects.requireNonNull(due.get(key)));
            Set<UnitId> well = new LinkedHashSet<>(before.well());
            if (inTime) {
                well.add(unit);
            }
            Step step = new Step(id(), ItemMove.REPLY, unit, null, "Đã kiểm tra, không có", null, null, null);
            return taken(key, step, unit, with(before, well, true), "answered by " + unit + ", in time " + inTime);
        });
    }

    private boolean recall() {
        return some(one -> naive.exists(one.sender(), today()), (key, before) -> {
            Step step = Step.saying(ItemMove.RECALL, null, "Gửi nhầm");
            return taken(key, step, before.sender(), with(before, before.well(), false), "recalled");
        });
    }

    private boolean taken(RecordKey key, Step step, UnitId unit, Told after, String words) {
        Item item = asSystem(() -> writing.take(key, version(key), step, by(unit)));
        told(key, item.version(), after, words);
        return true;
    }

    private static Told with(Told one, Set<UnitId> well, boolean counts) {
        return new Told(
                one.asks(), one.day(), one.area(), one.sender(), one.to(), Set.copyOf(well), one.exercise(), counts);
    }

    private interface OnItem {
        boolean done(RecordKey key, Told before);
    }

    private boolean some(Predicate<Told> which, OnItem deed) {
        List<Map.Entry<RecordKey, Told>> found = new ArrayList<>(
                naive.now(Told.class, one -> one.counts() && which.test(one)).entrySet());
        if (found.isEmpty()) {
            return false;
        }
        Map.Entry<RecordKey, Told> one = any(found);
        return deed.done(one.getKey(), one.getValue());
    }
}
