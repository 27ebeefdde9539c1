package vn.phoihop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.NaiveBooks.Affair;
import vn.phoihop.NaiveBooks.Elsewhere;
import vn.phoihop.NaiveBooks.PutIn;
import vn.phoihop.NaiveBooks.Reached;
import vn.phoihop.NaiveBooks.Received;
import vn.phoihop.NaiveBooks.Thing;
import vn.phoihop.activity.Activity;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.MergingActivities;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.Amount;
import vn.phoihop.casework.Answering;
import vn.phoihop.casework.CaseFile;
import vn.phoihop.casework.CaseForm;
import vn.phoihop.casework.CorrectingCase;
import vn.phoihop.casework.HandOver;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.casework.JoiningCases;
import vn.phoihop.casework.MilestoneForm;
import vn.phoihop.casework.Offering;
import vn.phoihop.casework.Opening;
import vn.phoihop.casework.Reaching;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.ChangingAreas;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * Deeds by many units, drawn by lot, done in the real rooms and told to the naive books. Each is legal by what the naive books know; one that
 * the rooms refuse all the same is a defect. A new kind of deed is one line in {@link #all} and a method that ends in {@code told}.
 */
final class RandomDeeds {

    static final LocalDate FIRST = LocalDate.of(2021, 12, 1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final List<String> ANYWHERE =
            List.of("PATROL", "PATROL", "PATROL", "SWEEP", "TRAINING", "PREMISES_CHECK", "OUTREACH");
    private static final List<String> NOT_TOO_FINE = List.of("DRILL", "EVENT_GUARD");
    private static final List<String> CATEGORIES =
            List.of("SOCIAL_ORDER", "DRUGS", "BANNED_GOODS", "ILLEGAL_ENTRY_EXIT", "ORGANISING_ILLEGAL_EXIT");
    private static final int MOST_CLOSINGS = 4;

    private final Random random;
    private final NaiveBooks naive;
    private final List<BookId> books;
    private final TransactionTemplate transaction;
    private final RecordingActivity recording;
    private final ChangingActivity changing;
    private final MergingActivities merging;
    private final HandlingCase handling;
    private final CorrectingCase correcting;
    private final JoiningCases joining;
    private final ChangingUnits changingUnits;
    private final ChangingAreas changingAreas;
    private final Organisations organisations;
    private final Ledger ledger;

    private final List<UnitId> units;
    private final List<UnitId> leaves;
    private final List<AreaId> areas;
    private final List<AreaId> districts;
    private final List<AreaId> communes;
    private final Map<RecordKey, Integer> versions = new HashMap<>();
    private final List<Map.Entry<Integer, BooleanSupplier>> all;
    private final Map<BooleanSupplier, Integer> done = new HashMap<>();
    private final Map<RecordKey, UnitId> offered = new LinkedHashMap<>();
    private final Map<RecordKey, LocalDate> offeredOn = new HashMap<>();

    /** Cases joined into another one, with that one. */
    private final Map<RecordKey, RecordKey> joined = new LinkedHashMap<>();
    /** Withdrawn or merged into another: not to be submitted again. */
    private final Set<RecordKey> gone = new HashSet<>();

    /** Merges that have not been undone, by the record that went. */
    private final Map<RecordKey, Merge> merges = new LinkedHashMap<>();

    /** What both records were before, and the one that stayed after. */
    private record Merge(RecordKey stays, Thing staying, Thing going, Thing united) {}

    /** The day on which the deeds are recorded; it only goes forward. */
    private Instant clock = FIRST.atTime(8, 0).atZone(ZONE).toInstant();

    /** So many seconds go by between two deeds at most: all of them in some 200 days. */
    private final int pace;

    private int closings;

    RandomDeeds(ApplicationContext context, Random random, NaiveBooks naive, List<BookId> books, int steps) {
        this.pace = Math.max(1, 2 * 200 * 86_400 / steps);
        this.random = random;
        this.naive = naive;
        this.books = books;
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        this.recording = context.getBean(RecordingActivity.class);
        this.changing = context.getBean(ChangingActivity.class);
        this.merging = context.getBean(MergingActivities.class);
        this.handling = context.getBean(HandlingCase.class);
        this.correcting = context.getBean(CorrectingCase.class);
        this.joining = context.getBean(JoiningCases.class);
        this.changingUnits = context.getBean(ChangingUnits.class);
        this.changingAreas = context.getBean(ChangingAreas.class);
        this.organisations = context.getBean(Organisations.class);
        this.ledger = context.getBean(Ledger.class);
        Organisation organisation = asSystem(organisations::current);
        List<Unit> known = organisation.units(FIRST.plusYears(2)).stream()
                .filter(unit -> unit.parent() != null && unit.valid().to() == null)
                .collect(Collectors.toList());
        Collections.shuffle(known, random);
        known.forEach(unit -> naive.knows(unit.id(), unit.force()));
        this.units = known.stream().limit(30).map(Unit::id).toList();
        this.leaves = units.stream()
                .filter(unit -> organisation.children(unit, FIRST.plusYears(2)).isEmpty())
                .toList();
        this.districts = some(organisation, AreaLevel.DISTRICT, 8);
        this.communes = some(organisation, AreaLevel.COMMUNE, 25);
        this.areas = Stream.of(
                        districts,
                        communes,
                        some(organisation, AreaLevel.SEA_ZONE, 4),
                        some(organisation, AreaLevel.BORDER_SECTION, 2),
                        some(organisation, AreaLevel.BORDER_GATE, 2))
                .flatMap(List::stream)
                .toList();
        this.all = List.of(
                Map.entry(30, this::submit),
                Map.entry(10, this::correct),
                Map.entry(5, this::withdraw),
                Map.entry(3, this::giveBack),
                Map.entry(3, this::submitAgain),
                Map.entry(8, this::join),
                Map.entry(10, this::merge),
                Map.entry(6, this::undoMerge),
                Map.entry(10, this::open),
                Map.entry(20, this::reach),
                Map.entry(6, this::correctMilestone),
                Map.entry(3, this::takeBackMilestone),
                Map.entry(4, this::correctCase),
                Map.entry(2, this::withdrawCase),
                Map.entry(3, this::joinCase),
                Map.entry(2, this::separateCase),
                Map.entry(3, this::severCase),
                Map.entry(8, this::offer),
                Map.entry(8, this::answer),
                Map.entry(1, this::closeUnit),
                Map.entry(1, this::moveUnit),
                Map.entry(1, this::correctArea));
    }

    private List<AreaId> some(Organisation organisation, AreaLevel level, int most) {
        List<Area> found = new ArrayList<>(organisation.areas(level, FIRST).stream()
                .filter(area -> organisation
                        .within(area.id(), AreaLevel.PROVINCE, FIRST)
                        .map(Area::id)
                        .filter(new AreaId(1091)::equals)
                        .isPresent())
                .toList());
        Collections.shuffle(found, random);
        return found.stream().limit(most).map(Area::id).toList();
    }

    List<AreaId> districts() {
        return districts;
    }

    /** The next deed; the time goes on a little. */
    void next() {
        clock = clock.plusSeconds(random.nextInt(pace));
        while (true) {
            int lot = random.nextInt(all.stream().mapToInt(Map.Entry::getKey).sum());
            for (Map.Entry<Integer, BooleanSupplier> one : all) {
                lot -= one.getKey();
                if (lot < 0) {
                    if (one.getValue().getAsBoolean()) {
                        done.merge(one.getValue(), 1, Integer::sum);
                        return;
                    }
                    break;
                }
            }
        }
    }

    /** How many deeds of each kind were done, in the order of {@link #all}. */
    List<Integer> done() {
        return all.stream().map(one -> done.getOrDefault(one.getValue(), 0)).toList();
    }

    Instant clock() {
        return clock;
    }

    LocalDate today() {
        return clock.atZone(ZONE).toLocalDate();
    }

    // What happened once

    private boolean submit() {
        RecordKey key = new RecordKey(any(books.subList(0, random.nextInt(3) == 0 ? 2 : 1)), id());
        Thing thing = thing(day());
        Activity activity = asSystem(() -> recording.submit(new Submission(key, form(thing), by(thing.lead()))));
        told(key, activity.version(), thing, "submit " + thing);
        return true;
    }

    private boolean correct() {
        return someThing(Thing::counts, (key, before) -> {
            Thing changed = random.nextBoolean() ? thing(day()) : again(before);
            if (changed == null) {
                return false;
            }
            Activity activity =
                    asSystem(() -> changing.correct(key, version(key), form(changed), "Ghi nhầm", by(changed.lead())));
            told(key, activity.version(), changed, "correct " + changed);
            return true;
        });
    }

    private boolean withdraw() {
        return someThing(Thing::counts, (key, before) -> {
            Activity activity = asSystem(() -> changing.withdraw(key, version(key), "Ghi trùng", by(before.lead())));
            told(key, activity.version(), counting(before, false), "withdraw");
            gone.add(key);
            return true;
        });
    }

    private boolean giveBack() {
        return someThing(Thing::counts, (key, before) -> {
            Activity activity = asSystem(() -> changing.giveBack(key, version(key), "Thiếu số", by(before.lead())));
            told(key, activity.version(), counting(before, false), "give back");
            return true;
        });
    }

    private boolean submitAgain() {
        return someThing(one -> !one.counts(), (key, before) -> {
            if (gone.contains(key)) {
                return false;
            }
            Thing changed = thing(day());
            Activity activity =
                    asSystem(() -> recording.submit(new Submission(key, form(changed), by(changed.lead()))));
            told(key, activity.version(), changed, "submit again " + changed);
            return true;
        });
    }

    private boolean join() {
        return someThing(Thing::counts, (key, before) -> {
            UnitId unit = any(units);
            if (unit.equals(before.lead()) || !naive.exists(unit, before.day())) {
                return false;
            }
            List<PutIn> own = List.of(new PutIn(unit, "PERSONNEL_TURN", BigDecimal.valueOf(1 + random.nextInt(9))));
            Activity activity = asSystem(() -> changing.join(key, unit, contributions(own), by(unit)));
            List<UnitId> partners = new ArrayList<>(before.partners());
            if (!partners.contains(unit)) {
                partners.add(unit);
            }
            List<PutIn> putIn = new ArrayList<>(before.putIn().stream()
                    .filter(one -> !one.unit().equals(unit))
                    .toList());
            putIn.addAll(own);
            Thing joined = new Thing(
                    before.kind(),
                    before.day(),
                    before.area(),
                    before.lead(),
                    partners,
                    putIn,
                    before.exercise(),
                    before.counts());
            told(key, activity.version(), joined, "join " + own);
            return true;
        });
    }

    /** Two of one kind become one: who takes part in either takes part, and each amount is taken once, from the record drawn by lot where both have one. */
    private boolean merge() {
        return someThing(Thing::counts, (key, stays) -> someThing(
                one -> one.counts()
                        && one.kind().equals(stays.kind())
                        && one.exercise() == stays.exercise()
                        && one != stays
                        && Stream.of(one, stays)
                                .flatMap(each -> each.units().stream())
                                .allMatch(unit -> naive.exists(unit, stays.day())),
                (other, goes) -> {
                    if (!other.book().equals(key.book())) {
                        return false;
                    }
                    List<Choice> choices = new ArrayList<>();
                    List<PutIn> putIn = new ArrayList<>(stays.putIn());
                    for (PutIn one : goes.putIn()) {
                        PutIn theirs = NaiveBooks.ONCE.contains(one.measure())
                                ? new PutIn(stays.lead(), one.measure(), one.amount())
                                : one;
                        Predicate<PutIn> same = known -> known.unit().equals(theirs.unit())
                                && known.measure().equals(theirs.measure());
                        boolean both = stays.putIn().stream().anyMatch(same);
                        boolean fromGoing = random.nextBoolean();
                        if (both) {
                            choices.add(new Choice(theirs.unit(), theirs.measure(), fromGoing));
                        }
                        if (!both || fromGoing) {
                            putIn.removeIf(same);
                            putIn.add(theirs);
                        }
                    }
                    List<UnitId> partners = new ArrayList<>(stays.partners());
                    goes.units().stream()
                            .filter(unit -> !stays.units().contains(unit))
                            .forEach(partners::add);
                    Thing united = new Thing(
                            stays.kind(),
                            stays.day(),
                            stays.area(),
                            stays.lead(),
                            partners,
                            putIn,
                            stays.exercise(),
                            true);
                    Activity activity = asSystem(() -> merging.merge(
                            new Seen(key, version(key)),
                            new Seen(other, version(other)),
                            choices,
                            "Một việc ghi hai lần",
                            by(stays.lead())));
                    told(key, activity.version(), united, "merge " + other + " into it: " + united);
                    told(other, version(other) + 1, counting(goes, false), "merge into " + key);
                    merges.put(other, new Merge(key, stays, goes, united));
                    gone.add(other);
                    return true;
                }));
    }

    /** Possible while the record that stayed is as the merge left it, and nothing that went into it later still is in it. */
    private boolean undoMerge() {
        List<RecordKey> possible = merges.entrySet().stream()
                .filter(one -> one.getValue().united().equals(naive.now(one.getValue().stays())))
                .map(Map.Entry::getKey)
                .filter(going -> going.equals(lastInto(merge(going).stays())))
                .toList();
        if (possible.isEmpty()) {
            return false;
        }
        RecordKey going = any(possible);
        Merge merge = merge(going);
        Activity back = asSystem(() -> merging.undo(
                new Seen(going, version(going)), "Hai việc khác nhau", by(merge.staying().lead())));
        told(going, back.version(), merge.going(), "comes back out of " + merge.stays());
        told(merge.stays(), version(merge.stays()) + 1, merge.staying(), "lets " + going + " go");
        merges.remove(going);
        gone.remove(going);
        return true;
    }

    private Merge merge(RecordKey going) {
        return Objects.requireNonNull(merges.get(going));
    }

    private @Nullable RecordKey lastInto(RecordKey stays) {
        return merges.entrySet().stream()
                .filter(one -> one.getValue().stays().equals(stays))
                .map(Map.Entry::getKey)
                .reduce((one, later) -> later)
                .orElse(null);
    }

    private Thing thing(LocalDate day) {
        boolean fine = random.nextInt(5) > 0;
        List<UnitId> taking = existing(day, 1 + random.nextInt(4));
        String kind = any(fine ? ANYWHERE : NOT_TOO_FINE);
        List<PutIn> putIn = new ArrayList<>();
        for (UnitId unit : taking) {
            putIn.add(new PutIn(unit, "PERSONNEL_TURN", BigDecimal.valueOf(1 + random.nextInt(20))));
            if (kind.equals("PATROL") && random.nextInt(3) == 0) {
                putIn.add(new PutIn(
                        unit,
                        random.nextBoolean() ? "CRAFT_TURN" : "VEHICLE_TURN",
                        BigDecimal.valueOf(1 + random.nextInt(3))));
            }
        }
        if (kind.equals("OUTREACH")) {
            putIn.add(new PutIn(taking.getFirst(), "ATTENDANCE", BigDecimal.valueOf(1 + random.nextInt(200))));
        }
        return new Thing(
                kind,
                day,
                any(fine ? areas : districts),
                taking.getFirst(),
                taking.subList(1, taking.size()),
                putIn,
                random.nextInt(15) == 0,
                true);
    }

    /** The same on another day; null where one of its units did not exist then. */
    private @Nullable Thing again(Thing before) {
        LocalDate day = day();
        boolean exist = naive.exists(before.lead(), day)
                && before.partners().stream().allMatch(unit -> naive.exists(unit, day));
        return exist
                ? new Thing(
                        before.kind(),
                        day,
                        before.area(),
                        before.lead(),
                        before.partners(),
                        before.putIn(),
                        before.exercise(),
                        true)
                : null;
    }

    private static Thing counting(Thing one, boolean counts) {
        return new Thing(
                one.kind(), one.day(), one.area(), one.lead(), one.partners(), one.putIn(), one.exercise(), counts);
    }

    private ActivityForm form(Thing one) {
        Instant starts = one.day()
                .atTime(LocalTime.of(one.day().equals(today()) ? 0 : 7, 0))
                .atZone(ZONE)
                .toInstant();
        return new ActivityForm(
                one.kind(),
                starts,
                null,
                one.area(),
                one.lead(),
                one.partners(),
                contributions(one.putIn()),
                null,
                null,
                one.exercise());
    }

    private static List<Contribution> contributions(List<PutIn> all) {
        return all.stream()
                .map(one -> new Contribution(one.unit(), one.measure(), new Quantity(one.amount())))
                .toList();
    }

    // What is handled over time

    private boolean open() {
        RecordKey key = new RecordKey(any(books.subList(0, random.nextInt(3) == 0 ? 2 : 1)), id());
        boolean gang = random.nextInt(6) == 0;
        LocalDate day = day();
        List<UnitId> taking = existing(day, 1 + random.nextInt(3));
        Affair affair = new Affair(
                gang ? "GANG_CASE" : "CASE",
                gang ? null : any(CATEGORIES),
                day,
                any(areas),
                taking.getFirst(),
                taking.subList(1, taking.size()),
                List.of(),
                List.of(),
                List.of(),
                random.nextInt(20) == 0,
                true);
        CaseFile file = asSystem(() -> handling.take(new Opening(key, form(affair), by(affair.opener()))));
        told(key, file.version(), affair, "open " + affair);
        return true;
    }

    private static CaseForm form(Affair one) {
        return new CaseForm(
                one.kind(),
                one.category(),
                one.area(),
                one.openedOn(),
                one.opener(),
                one.partners(),
                null,
                null,
                one.exercise());
    }

    private boolean reach() {
        return someAffair(one -> true, (key, before) -> {
            LocalDate day = dayFrom(before.openedOn());
            Reached reached = reached(id(), before, day, holder(before, day));
            CaseFile file = asSystem(() -> handling.take(new Reaching(key, form(reached), by(reached.unit()))));
            List<Reached> all = new ArrayList<>(before.reached());
            all.add(reached);
            told(key, file.version(), with(before, all, before.received(), true), "reach " + reached);
            return true;
        });
    }

    private boolean correctMilestone() {
        return someAffair(one -> !one.reached().isEmpty(), (key, before) -> {
            Reached wrong = any(before.reached());
            LocalDate day = random.nextBoolean() ? wrong.day() : dayFrom(before.openedOn());
            UnitId unit = day.equals(wrong.day()) ? wrong.unit() : holder(before, day);
            Reached mended = reached(wrong.id(), before, day, unit);
            CaseFile file = asSystem(
                    () -> correcting.correctMilestone(key, version(key), form(mended), "Ghi nhầm mốc", by(unit)));
            told(
                    key,
                    file.version(),
                    with(
                            before,
                            before.reached().stream()
                                    .map(one -> one.equals(wrong) ? mended : one)
                                    .toList(),
                            before.received(),
                            true),
                    "correct milestone " + mended);
            return true;
        });
    }

    private boolean takeBackMilestone() {
        return someAffair(one -> !one.reached().isEmpty(), (key, before) -> {
            Reached wrong = any(before.reached());
            CaseFile file = asSystem(() ->
                    correcting.takeBackMilestone(key, version(key), wrong.id(), "Chưa đến mốc", by(wrong.unit())));
            told(
                    key,
                    file.version(),
                    with(
                            before,
                            before.reached().stream()
                                    .filter(one -> !one.equals(wrong))
                                    .toList(),
                            before.received(),
                            true),
                    "take back " + wrong.id());
            return true;
        });
    }

    private boolean correctCase() {
        return someAffair(one -> true, (key, before) -> {
            boolean solved =
                    before.reached().stream().anyMatch(one -> one.stage().equals("SOLVED"));
            String category = before.category() == null ? null : any(solved ? CATEGORIES.subList(0, 2) : CATEGORIES);
            UnitId opener = before.opener();
            if (before.received().isEmpty() && random.nextInt(3) == 0) {
                opener = existing(before.openedOn(), 1).getFirst();
            }
            if (!naive.exists(opener, before.openedOn())
                    || before.partners().contains(opener)
                    || before.partners().stream().anyMatch(unit -> !naive.exists(unit, before.openedOn()))) {
                return false;
            }
            UnitId lead = opener;
            Affair mended = new Affair(
                    before.kind(),
                    category,
                    before.openedOn(),
                    any(areas),
                    lead,
                    before.partners(),
                    before.reached().stream()
                            .map(one -> one.unit().equals(before.opener())
                                    ? new Reached(one.id(), one.stage(), one.day(), lead, one.amounts())
                                    : one)
                            .toList(),
                    before.received(),
                    before.elsewhere(),
                    before.exercise(),
                    true);
            CaseFile file = asSystem(() -> correcting.correct(key, version(key), form(mended), "Sửa hồ sơ", by(lead)));
            told(key, file.version(), mended, "correct case " + mended);
            return true;
        });
    }

    private boolean withdrawCase() {
        return someAffair(one -> true, (key, before) -> {
            if (offered.containsKey(key) || joined.containsValue(key)) {
                return false;
            }
            CaseFile file = asSystem(() -> correcting.withdraw(key, version(key), "Ghi trùng", by(before.opener())));
            told(key, file.version(), with(before, before.reached(), before.received(), false), "withdraw");
            return true;
        });
    }

    private boolean joinCase() {
        return someAffair(one -> true, (key, before) -> someAffair(
                one -> one != before && one.kind().equals(before.kind()) && one.exercise() == before.exercise(),
                (into, host) -> {
                    LocalDate on = dayFrom(
                            before.openedOn().isAfter(host.openedOn()) ? before.openedOn() : host.openedOn());
                    if (!into.book().equals(key.book()) || offered.containsKey(key) || offered.containsKey(into)) {
                        return false;
                    }
                    CaseFile file =
                            asSystem(() -> joining.join(key, version(key), into.id(), on, by(naive.lead(before))));
                    told(key, file.version(), before, "join into " + into + " on " + on);
                    List<Elsewhere> elsewhere = new ArrayList<>(host.elsewhere());
                    elsewhere.add(new Elsewhere(key, on, NaiveBooks.stages(before)));
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
        CaseFile file =
                asSystem(() -> joining.separate(key, version(key), "Nhập nhầm", by(naive.lead(before))));
        joined.remove(key);
        told(key, file.version(), before, "separated from " + into);
        told(
                into,
                version(into) + 1,
                with(
                        host,
                        host.elsewhere().stream()
                                .filter(one -> !one.other().equals(key))
                                .toList()),
                "lets " + key + " go");
        return true;
    }

    /** A part becomes a case of its own, held by who holds the whole. */
    private boolean severCase() {
        return someAffair(one -> true, (key, before) -> {
            LocalDate on = dayFrom(before.openedOn());
            UnitId lead = naive.lead(before);
            if (offered.containsKey(key) || !naive.exists(lead, on)) {
                return false;
            }
            RecordKey part = new RecordKey(key.book(), id());
            CaseFile file = asSystem(() -> joining.sever(
                    key, version(key), new JoiningCases.Part(part.id(), on, null, null, null), by(lead)));
            Affair severed = new Affair(
                    before.kind(),
                    before.category(),
                    on,
                    before.area(),
                    lead,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new Elsewhere(key, on, NaiveBooks.stages(before))),
                    before.exercise(),
                    true);
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
                one.counts());
    }

    private boolean offer() {
        return someAffair(one -> true, (key, before) -> {
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

    private Reached reached(UUID id, Affair affair, LocalDate day, UnitId unit) {
        boolean gang = affair.category() == null;
        boolean solvable = "SOCIAL_ORDER".equals(affair.category()) || "DRUGS".equals(affair.category());
        List<String> stages = new ArrayList<>(
                gang ? List.of("BROKEN_UP") : List.of("DETECTED", "PROSECUTED", "PENALISED", "HANDLED"));
        if (solvable) {
            stages.add("SOLVED");
        }
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        if (random.nextInt(4) > 0) {
            amounts.put(gang ? "ARREST" : "SUBJECT", BigDecimal.valueOf(1 + random.nextInt(5)));
        }
        if (random.nextInt(3) == 0) {
            amounts.put("DRUGS_KG", BigDecimal.valueOf(1 + random.nextInt(99_999), 3));
        }
        if (random.nextInt(5) == 0) {
            amounts.put("GUNS", BigDecimal.valueOf(1 + random.nextInt(3)));
        }
        return new Reached(id, any(stages), day, unit, amounts);
    }

    private static MilestoneForm form(Reached one) {
        return new MilestoneForm(
                one.id(),
                one.stage(),
                one.day(),
                List.of(),
                one.amounts().entrySet().stream()
                        .map(amount -> new Amount(amount.getKey(), new Quantity(amount.getValue())))
                        .toList());
    }

    private UnitId holder(Affair affair, LocalDate day) {
        return Objects.requireNonNull(naive.holder(affair, day, Long.MAX_VALUE));
    }

    private static Affair with(Affair one, List<Reached> reached, List<Received> received, boolean counts) {
        return new Affair(
                one.kind(),
                one.category(),
                one.openedOn(),
                one.area(),
                one.opener(),
                one.partners(),
                List.copyOf(reached),
                List.copyOf(received),
                one.elsewhere(),
                one.exercise(),
                counts);
    }

    // The organisation

    private boolean closeUnit() {
        LocalDate from = day();
        UnitId unit = any(leaves);
        UnitId heir = any(units);
        if (closings >= MOST_CLOSINGS
                || unit.equals(heir)
                || !naive.exists(unit, LocalDate.MAX)
                || !naive.exists(heir, LocalDate.MAX)) {
            return false;
        }
        asSystem(() -> {
            changingUnits.close(unit, heir, from, organisations.current().position(), "Quản trị");
            return true;
        });
        naive.closed(new NaiveBooks.Closing(common(), unit, heir, from));
        closings++;
        return true;
    }

    private boolean moveUnit() {
        UnitId unit = any(leaves);
        Organisation organisation = asSystem(organisations::current);
        LocalDate from = day();
        if (!naive.exists(unit, LocalDate.MAX)) {
            return false;
        }
        List<UnitId> superiors = organisation.units(from).stream()
                .filter(one -> one.force().equals(organisation.unit(unit).force())
                        && !one.id().equals(unit)
                        && one.valid().to() == null
                        && one.valid().from() == null
                        && !organisation.unitsUnder(unit, from).contains(one.id()))
                .map(Unit::id)
                .filter(one -> naive.exists(one, LocalDate.MAX) && !leaves.contains(one))
                .toList();
        if (superiors.isEmpty()) {
            return false;
        }
        UnitId parent = any(superiors);
        asSystem(() -> {
            changingUnits.move(unit, parent, from, organisations.current().position(), "Quản trị");
            return true;
        });
        return true;
    }

    /** A commune is found to have lain in another district all the time. */
    private boolean correctArea() {
        AreaId commune = any(communes);
        AreaId district = any(districts);
        asSystem(() -> {
            changingAreas.correct(
                    commune,
                    null,
                    district,
                    new Validity(null, LocalDate.of(2025, 7, 1)),
                    organisations.current().position(),
                    "Quản trị");
            return true;
        });
        return true;
    }

    // Common to all

    private interface OnThing {
        boolean done(RecordKey key, Thing before);
    }

    private boolean someThing(Predicate<Thing> which, OnThing deed) {
        List<Map.Entry<RecordKey, Thing>> found =
                List.copyOf(naive.now(Thing.class, which).entrySet());
        if (found.isEmpty()) {
            return false;
        }
        Map.Entry<RecordKey, Thing> one = any(found);
        return deed.done(one.getKey(), one.getValue());
    }

    private interface OnAffair {
        boolean done(RecordKey key, Affair before);
    }

    private boolean someAffair(Predicate<Affair> which, OnAffair deed) {
        List<Map.Entry<RecordKey, Affair>> found =
                naive.now(Affair.class, one -> one.counts() && which.test(one)).entrySet().stream()
                        .filter(one -> !joined.containsKey(one.getKey()))
                        .toList();
        if (found.isEmpty()) {
            return false;
        }
        Map.Entry<RecordKey, Affair> one = any(found);
        return deed.done(one.getKey(), one.getValue());
    }

    private void told(RecordKey key, int version, NaiveBooks.State state, String deed) {
        versions.put(key, version);
        long position = asSystem(() -> ledger.cutoff(Set.of(key.book()))).position(key.book());
        naive.becomes(key, position, state, deed);
    }

    private int version(RecordKey key) {
        return Objects.requireNonNull(versions.get(key));
    }

    private long common() {
        return asSystem(() -> ledger.cutoff(Set.of())).common();
    }

    private By by(UnitId unit) {
        return new By("thử", unit, clock);
    }

    /** Mostly these days, sometimes long ago. */
    private LocalDate day() {
        int ago = random.nextInt(10) == 0 ? random.nextInt(150) : random.nextInt(6);
        return today().minusDays(ago);
    }

    private LocalDate dayFrom(LocalDate earliest) {
        LocalDate day = day();
        return day.isBefore(earliest) ? earliest : day;
    }

    private List<UnitId> existing(LocalDate day, int many) {
        List<UnitId> found = new ArrayList<>(
                units.stream().filter(unit -> naive.exists(unit, day)).toList());
        Collections.shuffle(found, random);
        return List.copyOf(found.subList(0, many));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
