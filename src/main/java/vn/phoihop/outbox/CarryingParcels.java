package vn.phoihop.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.outbox.Parcels.Held;

/**
 * Carries what is due, each target on a thread of its own, so that one that is dead or slow keeps no other waiting. A parcel is taken for a few
 * minutes in one transaction, carried outside of any, and what came of it is noted in another: who dies in between leaves it to be carried again.
 */
@Component
class CarryingParcels {

    /** Longer than a batch may take; after that whoever took it is taken to be dead. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** After that the rest of a batch is given back: the lease must outlast what is begun. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static final int BATCH = 10;

    /** After so many failures in a row a target is left alone for a while; one parcel alone that it does not like holds up no other. */
    private static final int IN_A_ROW = 3;

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** No pause is longer than sixteen of the first. */
    private static final int MOST_DOUBLED = 4;

    /** Targets of one channel at the same time. */
    static final int AT_ONCE = 16;

    /** Of these so many are for what goes first alone. */
    static final int KEPT = 4;

    private static final Logger LOG = LoggerFactory.getLogger(CarryingParcels.class);

    private final Parcels parcels;
    private final Map<Channel, Carrier> carriers = new EnumMap<>(Channel.class);
    private final Map<Channel, Way> ways = new EnumMap<>(Channel.class);
    private final Clock clock;
    private final Set<Target> busy = ConcurrentHashMap.newKeySet();
    private final AtomicLong looks = new AtomicLong();

    /** Attempts in a row that have failed; one that is here gets a single parcel at a time until it answers. */
    private final Map<Target, Integer> failures = new ConcurrentHashMap<>();

    @Autowired
    CarryingParcels(Parcels parcels, ObjectProvider<Carrier> carriers, Clock clock) {
        this(parcels, carriers.orderedStream().toList(), clock);
    }

    CarryingParcels(Parcels parcels, List<Carrier> carriers, Clock clock) {
        this.parcels = parcels;
        this.clock = clock;
        for (Carrier one : carriers) {
            if (this.carriers.put(one.channel(), one) != null) {
                throw new IllegalStateException("two carriers for " + one.channel());
            }
            ways.put(one.channel(), new Way());
        }
    }

    /** How a target is called. */
    String named(Target target) {
        Carrier carrier = carriers.get(target.channel());
        return carrier == null ? target.target() : carrier.named(target.target());
    }

    /** Carries what is due now; done when all of it has been tried. */
    void carry() throws InterruptedException {
        for (List<Thread> some = begin(() -> {}); !some.isEmpty(); some = begin(() -> {})) {
            for (Thread one : some) {
                one.join();
            }
        }
    }

    /**
     * Begins to carry what is due now, as far as there are places, without waiting for it.
     *
     * @param again called where a place became free and something may wait for it
     */
    synchronized List<Thread> begin(Runnable again) {
        looks.incrementAndGet();
        List<Thread> begun = new ArrayList<>();
        carriers.keySet().forEach(channel -> begun.addAll(begin(channel, again)));
        return begun;
    }

    private List<Thread> begin(Channel channel, Runnable again) {
        Instant now = clock.instant();
        Set<String> there = busy.stream()
                .filter(target -> target.channel() == channel)
                .map(Target::target)
                .collect(Collectors.toSet());
        int free = way(channel).places(now) - there.size();
        if (free <= 0) {
            return List.of();
        }
        // The last places are kept for what goes first.
        boolean forAll = free > KEPT || way(channel).tries();
        List<Thread> begun = new ArrayList<>();
        int left = free;
        for (Parcels.Due due : Acting.asSystem(
                () -> parcels.targetsDue(channel, now, there, forAll ? Priority.LAST : Priority.FIRST, free))) {
            boolean kept = !way(channel).tries() && left <= KEPT && due.priority() != Priority.FIRST;
            if (!kept && busy.add(due.target())) {
                begun.add(started(due.target(), again));
                left--;
            }
        }
        return begun;
    }

    /** A batch, then the place is another's: who has much to be sent does not keep it. */
    private Thread started(Target target, Runnable again) {
        long look = looks.get();
        return Thread.ofVirtual().name("outbox " + target.channel()).start(() -> {
            boolean more = false;
            try {
                more = Acting.asSystem(() -> carryBatch(target));
            } catch (RuntimeException failed) {
                LOG.warn("what waits for {} is carried later", target, failed);
            } finally {
                boolean full = busy.size() >= AT_ONCE - KEPT;
                busy.remove(target);
                // Looked for in vain while this one was busy, or had no place: now there is one.
                if (more || full || looks.get() != look) {
                    again.run();
                }
            }
        });
    }

    /** Whether there may be more to do at once. */
    private boolean carryBatch(Target target) {
        UUID lease = UUID.randomUUID();
        Instant began = clock.instant();
        int most = failures.containsKey(target) ? 1 : BATCH;
        List<Held> held = parcels.claim(target, lease, began, began.plus(LEASE), most).stream()
                .sorted(Comparator.comparing(Held::priority)
                        .thenComparing(one -> one.parcel().putAt()))
                .toList();
        for (int i = 0; i < held.size(); i++) {
            Instant now = clock.instant();
            boolean late = now.isAfter(began.plus(PATIENCE));
            boolean closed = way(target.channel()).closed(now);
            // The first is tried however often others have failed: so it is seen that a target answers again.
            boolean failing = i > 0 && failed(target) >= IN_A_ROW;
            if (late || closed || failing) {
                parcels.giveBack(lease, held.subList(i, held.size()), late || closed ? now : pausedUntil(target, now));
                break;
            }
            if (carryOne(held.get(i), lease)) {
                failures.remove(target);
            } else {
                failures.merge(target, 1, Integer::sum);
            }
        }
        if (failed(target) >= IN_A_ROW) {
            parcels.pause(target, pausedUntil(target, clock.instant()));
        }
        return held.size() == most && failed(target) < IN_A_ROW;
    }

    private int failed(Target target) {
        return failures.getOrDefault(target, 0);
    }

    /** The longer the more often it has failed in a row. */
    private Instant pausedUntil(Target target, Instant now) {
        int doubled = Math.min(failed(target) - IN_A_ROW, MOST_DOUBLED);
        return now.plus(PAUSE.multipliedBy(1L << Math.max(doubled, 0)));
    }

    /** Whether its target answered. */
    private boolean carryOne(Held held, UUID lease) {
        Parcel parcel = held.parcel();
        Carried carried = carried(parcel);
        Instant now = clock.instant();
        switch (carried) {
            case Carried.Delivered _ -> parcels.end(parcel, lease, ParcelState.DELIVERED, null, now);
            case Carried.Never never -> parcels.end(parcel, lease, ParcelState.FAILED, never.why(), now);
            case Carried.Later later ->
                next(held, later, now)
                        .ifPresentOrElse(
                                next -> parcels.later(parcel, lease, later.why(), next),
                                () -> parcels.end(parcel, lease, ParcelState.FAILED, later.why(), now));
        }
        boolean noWay = carried instanceof Carried.Later later && later.noWay();
        way(parcel.channel()).tried(noWay, now);
        // That the server between cannot be reached says nothing of the target.
        return !(carried instanceof Carried.Later later) || noWay || later.notBefore() != null;
    }

    private static Optional<Instant> next(Held held, Carried.Later later, Instant now) {
        Instant notBefore = later.notBefore();
        Optional<Instant> usual = NextAttempt.after(
                held.parcel().attempts(),
                held.since(),
                now,
                ThreadLocalRandom.current().nextDouble());
        return notBefore == null || usual.isEmpty() ? usual : Optional.of(notBefore);
    }

    private Carried carried(Parcel parcel) {
        try {
            return Objects.requireNonNull(carriers.get(parcel.channel())).carry(parcel);
        } catch (RuntimeException failure) {
            LOG.warn("{} {} could not be carried; it is tried again", parcel.channel(), parcel.id(), failure);
            return new Carried.Later("FAULT " + failure.getClass().getSimpleName());
        }
    }

    private Way way(Channel channel) {
        return Objects.requireNonNull(ways.get(channel));
    }
}
