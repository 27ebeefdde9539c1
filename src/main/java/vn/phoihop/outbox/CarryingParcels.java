package vn.phoihop.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Targets of one channel at the same time. */
    private static final int AT_ONCE = 16;

    private static final Logger LOG = LoggerFactory.getLogger(CarryingParcels.class);

    private final Parcels parcels;
    private final Map<Channel, Carrier> carriers = new EnumMap<>(Channel.class);
    private final Map<Channel, Semaphore> places = new EnumMap<>(Channel.class);
    private final Clock clock;
    private final Set<Target> busy = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean missed = new AtomicBoolean();

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
            places.put(one.channel(), new Semaphore(AT_ONCE));
        }
    }

    /** How a target is called. */
    String named(Target target) {
        Carrier carrier = carriers.get(target.channel());
        return carrier == null ? target.target() : carrier.named(target.target());
    }

    /** Carries what is due now; done when all of it has been tried. */
    void carry() throws InterruptedException {
        for (Thread one : begin(() -> {})) {
            one.join();
        }
    }

    /**
     * Begins to carry what is due now, without waiting for it.
     *
     * @param again called where something came for a target with which somebody was busy
     */
    List<Thread> begin(Runnable again) {
        if (carriers.isEmpty()) {
            return List.of();
        }
        return Acting.asSystem(() -> parcels.targetsDue(carriers.keySet(), clock.instant())).stream()
                .filter(target -> {
                    boolean free = busy.add(target);
                    if (!free) {
                        missed.set(true);
                    }
                    return free;
                })
                .map(target -> Thread.ofVirtual()
                        .name("outbox " + target.channel())
                        .start(() -> {
                            try {
                                Acting.runAsSystem(() -> carryAll(target));
                            } finally {
                                busy.remove(target);
                                if (missed.getAndSet(false)) {
                                    again.run();
                                }
                            }
                        }))
                .toList();
    }

    private void carryAll(Target target) {
        Semaphore place = Objects.requireNonNull(places.get(target.channel()));
        place.acquireUninterruptibly();
        try {
            while (carryBatch(target)) {
                // Until nothing is due or nobody answers.
            }
        } catch (RuntimeException failed) {
            LOG.warn("what waits for {} is carried later", target, failed);
        } finally {
            place.release();
        }
    }

    /** Whether there may be more to do at once. */
    private boolean carryBatch(Target target) {
        UUID lease = UUID.randomUUID();
        Instant began = clock.instant();
        List<Held> held = parcels.claim(target, lease, began, began.plus(LEASE), BATCH).stream()
                .sorted(Comparator.comparing(one -> one.parcel().putAt()))
                .toList();
        int failures = 0;
        for (int i = 0; i < held.size(); i++) {
            boolean late = clock.instant().isAfter(began.plus(PATIENCE));
            if (late || failures == IN_A_ROW) {
                Instant until = late ? clock.instant() : clock.instant().plus(PAUSE);
                parcels.giveBack(lease, held.subList(i, held.size()), until);
                break;
            }
            failures = carryOne(held.get(i), lease) ? 0 : failures + 1;
        }
        if (failures == IN_A_ROW) {
            parcels.pause(target, clock.instant().plus(PAUSE));
        }
        return held.size() == BATCH && failures < IN_A_ROW;
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
                NextAttempt.after(
                                parcel.attempts(),
                                held.since(),
                                now,
                                ThreadLocalRandom.current().nextDouble())
                        .ifPresentOrElse(
                                next -> parcels.later(parcel, lease, later.why(), next),
                                () -> parcels.end(parcel, lease, ParcelState.FAILED, later.why(), now));
        }
        return !(carried instanceof Carried.Later);
    }

    private Carried carried(Parcel parcel) {
        try {
            return Objects.requireNonNull(carriers.get(parcel.channel())).carry(parcel);
        } catch (RuntimeException failure) {
            LOG.warn("{} {} could not be carried; it is tried again", parcel.channel(), parcel.id(), failure);
            return new Carried.Later(failure.getClass().getSimpleName());
        }
    }
}
