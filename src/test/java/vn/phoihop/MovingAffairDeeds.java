package vn.phoihop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.Affair;
import vn.phoihop.NaiveBooks.Elsewhere;
import vn.phoihop.NaiveBooks.Received;
import vn.phoihop.casework.Answering;
import vn.phoihop.casework.CaseFile;
import vn.phoihop.casework.HandOver;
import vn.phoihop.casework.JoiningCases;
import vn.phoihop.casework.Offering;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Cases are also handed over, joined, separated again and severed. */
final class MovingAffairDeeds extends MilestoneDeeds {

    private final JoiningCases joining;
    private final Map<RecordKey, LocalDate> offeredOn = new HashMap<>();

    MovingAffairDeeds(ApplicationContext context, DeedGround ground) {
        super(context, ground);
        joining = context.getBean(JoiningCases.class);
    }

    @Override
    List<Deed> all() {
        List<Deed> all = new ArrayList<>(super.all());
        all.add(new Deed("join case", 5, this::joinCase));
        all.add(new Deed("separate case", 4, this::separateCase));
        all.add(new Deed("sever case", 4, this::severCase));
        all.add(new Deed("offer", 8, this::offer));
        all.add(new Deed("answer", 8, this::answer));
        return all;
    }

    private boolean joinCase() {
        return someAffair(
                AffairDeeds::isOpen,
                (key, before) -> someAffair(
                        one -> isOpen(one)
                                && one != before
                                && one.kind().equals(before.kind())
                                && one.exercise() == before.exercise(),
                        (into, host) -> {
                            LocalDate on = dayFrom(
                                    before.openedOn().isAfter(host.openedOn()) ? before.openedOn() : host.openedOn());
                            if (!into.book().equals(key.book())
                                    || offered.containsKey(key)
                                    || offered.containsKey(into)) {
                                return false;
                            }
                            CaseFile file = asSystem(
                                    () -> joining.join(key, version(key), into.id(), on, by(naive.lead(before))));
                            told(key, file.version(), before.left(on), "join into " + into + " on " + on);
                            List<Elsewhere> elsewhere = new ArrayList<>(host.elsewhere());
                            elsewhere.add(new Elsewhere(key, on, NaiveShares.stages(before)));
                            told(into, version(into) + 1, with(host, elsewhere), "takes in " + elsewhere.getLast());
                            joined.put(key, into);
                            return true;
                        }));
    }

    private boolean separateCase() {
        List<RecordKey> possible = joined.entrySet().stream()
                .filter(one -> !joined.containsKey(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (possible.isEmpty()) {
            return false;
        }
        RecordKey key = any(possible);
        Affair before = (Affair) Objects.requireNonNull(naive.now(key));
        RecordKey into = Objects.requireNonNull(joined.get(key));
        Affair host = (Affair) Objects.requireNonNull(naive.now(into));
        // A case may have joined the one that had been severed from it: that stays.
        List<Elsewhere> left = new ArrayList<>(host.elsewhere());
        left.remove(left.stream()
                .filter(one -> one.other().equals(key))
                .reduce((one, later) -> later)
                .orElseThrow());
        Affair alone = with(host, left);
        Supplier<CaseFile> deed = () -> joining.separate(key, version(key), "Nhập nhầm", by(naive.lead(before)));
        if (refusedBecauseReliedOn(into, host, NaiveShares.stages(alone), deed)) {
            return false;
        }
        CaseFile file = asSystem(deed::get);
        joined.remove(key);
        told(key, file.version(), before.left(null), "separated from " + into);
        told(into, version(into) + 1, alone, "lets " + key + " go");
        return true;
    }

    /** A part becomes a case of its own, held by who holds the whole. */
    private boolean severCase() {
        return someAffair(AffairDeeds::isOpen, (key, before) -> {
            LocalDate on = dayFrom(before.openedOn());
            UnitId lead = naive.lead(before);
            if (offered.containsKey(key) || !naive.exists(lead, on)) {
                return false;
            }
            RecordKey part = new RecordKey(key.book(), id());
            CaseFile file = asSystem(() ->
                    joining.sever(key, version(key), new JoiningCases.Part(part.id(), on, null, null, null), by(lead)));
            Affair severed = new Affair(
                    before.kind(),
                    before.category(),
                    on,
                    before.area(),
                    lead,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new Elsewhere(key, on, NaiveShares.stages(before))),
                    before.exercise(),
                    true,
                    null);
            told(key, version(key) + 1, before, "sever " + part + " on " + on);
            told(part, file.version(), severed, "severed from " + key + ": " + severed);
            return true;
        });
    }

    private static Affair with(Affair one, List<Elsewhere> elsewhere) {
        return new Affair(
                one.kind(),
                one.category(),
                one.openedOn(),
                one.area(),
                one.opener(),
                one.partners(),
                one.reached(),
                one.received(),
                List.copyOf(elsewhere),
                one.exercise(),
                one.counts(),
                one.leftOn());
    }

    private boolean offer() {
        return someAffair(AffairDeeds::isOpen, (key, before) -> {
            LocalDate earliest = before.received().isEmpty()
                    ? before.openedOn()
                    : before.received().getLast().on();
            LocalDate on = dayFrom(earliest);
            UnitId to = any(units);
            if (offered.containsKey(key) || to.equals(naive.lead(before)) || !naive.exists(to, on)) {
                return false;
            }
            CaseFile file = asSystem(() -> handling.take(new Offering(key, to, on, by(naive.lead(before)))));
            offered.put(key, to);
            offeredOn.put(key, on);
            told(key, file.version(), before, "offer to " + to + " on " + on);
            return true;
        });
    }

    private boolean answer() {
        if (offered.isEmpty()) {
            return false;
        }
        RecordKey key = any(List.copyOf(offered.keySet()));
        UnitId to = Objects.requireNonNull(offered.get(key));
        LocalDate on = dayFrom(Objects.requireNonNull(offeredOn.get(key)));
        Affair before = naive.now(Affair.class, one -> true).get(key);
        HandOver.Answer answer = random.nextInt(4) > 0
                ? HandOver.Answer.ACCEPTED
                : random.nextBoolean() ? HandOver.Answer.REFUSED : HandOver.Answer.TAKEN_BACK;
        if (answer == HandOver.Answer.ACCEPTED && !naive.exists(to, on)) {
            return false;
        }
        CaseFile file = asSystem(() -> handling.take(new Answering(key, answer, on, "Không thuộc địa bàn", by(to))));
        List<Received> received = new ArrayList<>(before.received());
        if (answer == HandOver.Answer.ACCEPTED) {
            received.add(new Received(to, on));
        }
        offered.remove(key);
        told(key, file.version(), with(before, before.reached(), received, true), answer + " by " + to + " on " + on);
        return true;
    }
}
