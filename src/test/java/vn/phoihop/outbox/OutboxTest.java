package vn.phoihop.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.Sql;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;

/** What is put is sent when its transaction ends well, at least once, however often the target or the node that carries it fails. */
@DatabaseTest
@UsesDatabase(own = true)
@Import(ForwardedClock.Configured.class)
@TestPropertySource(properties = "phoihop.outbox.carries=false")
class OutboxTest {

    private static final Carried ARRIVED = new Carried.Delivered();
    private static final Carried NOT_NOW = new Carried.Later("503");

    @Autowired
    ApplicationContext context;

    @Autowired
    Outbox outbox;

    @Autowired
    Parcels parcels;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ForwardedClock clock;

    /** What was carried, each time. */
    private final List<Parcel> carried = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void empty() {
        Acting.runAsSystem(() -> jdbc.sql("delete from outbox_parcel").update());
    }

    @Test
    void what_is_put_twice_is_sent_once_and_what_was_rolled_back_never() throws Exception {
        UUID key = UUID.randomUUID();
        put("a", key);
        put("a", key);
        Acting.runAsSystem(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.put(Channel.WEBHOOK, "a", UUID.randomUUID(), "never", clock.instant());
            status.setRollbackOnly();
        }));
        CarryingParcels carrying = carrying(parcel -> ARRIVED);
        carrying.carry();
        carrying.carry();
        assertThat(carried).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo(key);
            assertThat(one.body()).isEqualTo("body");
            assertThat(one.attempts()).isOne();
        });
        put("a", key);
        carrying.carry();
        assertThat(carried).as("put again after it has arrived").hasSize(1);
        assertThatThrownBy(() -> outbox.put(Channel.WEBHOOK, "a", key, "body", clock.instant()))
                .as("outside of a transaction")
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void whoever_writes_puts_and_only_who_administers_sees_what_became_of_it() throws Exception {
        SignedIn recorder = TestStaff.named(context, "Ghi")
                .as(Role.RECORDER, BookId.COMMON, null)
                .signedIn();
        SignedIn administrator = TestStaff.named(context, "Quản trị")
                .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                .signedIn();
        UUID key = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            recorder.run(() -> {
                new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> outbox.put(Channel.WEBHOOK, "b", key, "body", clock.instant()));
                return null;
            });
        }
        assertThat(recorder.run(() -> outbox.list(Channel.WEBHOOK, "b", 10))).isEmpty();
        assertThat(recorder.run(() -> outbox.drop(Channel.WEBHOOK, "b", "x", "x")))
                .isZero();
        assertThat(administrator.run(() -> outbox.list(Channel.WEBHOOK, "b", 10)))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(ParcelState.WAITING));
        assertThat(administrator.run(() -> outbox.drop(Channel.WEBHOOK, "b", "nơi nhận không còn", "Quản trị")))
                .isOne();
        carrying(parcel -> ARRIVED).carry();
        assertThat(carried).isEmpty();
    }

    @Test
    void what_a_target_does_not_take_is_tried_again_later_and_later_and_given_up_after_three_days() throws Exception {
        put("c", UUID.randomUUID());
        CarryingParcels carrying = carrying(parcel -> NOT_NOW);
        List<Long> minutes = new ArrayList<>();
        Instant begun = clock.instant();
        while (state("c") == ParcelState.WAITING) {
            int before = carried.size();
            carrying.carry();
            if (carried.size() > before) {
                minutes.add(Duration.between(begun, clock.instant()).toMinutes());
            }
            clock.forward(Duration.ofMinutes(minutes.size() < 5 ? 1 : 6));
            assertThat(minutes.size()).isLessThan(60);
        }
        assertThat(minutes.getFirst()).isZero();
        assertThat(minutes.get(1)).isBetween(1L, 2L);
        assertThat(minutes.get(2)).isBetween(5L, 9L);
        assertThat(minutes.get(3)).isBetween(18L, 26L);
        assertThat(minutes.getLast()).isBetween(72 * 60L, 72 * 60L + 7);
        assertThat(minutes.size()).isBetween(36, 46);
        assertThat(state("c")).isEqualTo(ParcelState.FAILED);
        assertThat(carried.stream().map(Parcel::id).distinct())
                .as("always under the same id")
                .hasSize(1);

        // Who administers says: try again.
        Acting.asSystem(() -> parcels.retry(new Target(Channel.WEBHOOK, "c")));
        carrying(parcel -> ARRIVED).carry();
        assertThat(state("c")).isEqualTo(ParcelState.DELIVERED);
    }

    @Test
    void a_target_that_is_dead_or_slow_keeps_no_other_waiting() throws Exception {
        for (int i = 0; i < 30; i++) {
            put("dead", UUID.randomUUID());
        }
        put("slow", UUID.randomUUID());
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CarryingParcels carrying = carrying(parcel -> switch (parcel.target()) {
            case "dead" -> NOT_NOW;
            case "slow" -> {
                waitFor(released);
                yield ARRIVED;
            }
            default -> {
                arrived.countDown();
                yield ARRIVED;
            }
        });
        List<Thread> first = carrying.begin(() -> {});
        put("well", UUID.randomUUID());
        carrying.begin(() -> {});
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        released.countDown();
        for (Thread one : first) {
            one.join();
        }
        assertThat(carried.stream().filter(one -> one.target().equals("dead")))
                .as("three in a row are enough to know")
                .hasSize(3);
        clock.forward(Duration.ofMinutes(2));
        carrying.carry();
        assertThat(carried.stream().filter(one -> one.target().equals("dead")))
                .as("one is enough to see whether it answers again")
                .hasSize(4);
        clock.forward(Duration.ofSeconds(90));
        carrying.carry();
        assertThat(carried.stream().filter(one -> one.target().equals("dead")))
                .as("the pause grows")
                .hasSize(4);
        clock.forward(Duration.ofSeconds(45));
        carrying.carry();
        assertThat(carried.stream().filter(one -> one.target().equals("dead"))).hasSize(5);

        // When it comes back nothing is lost.
        CarryingParcels again = carrying(parcel -> ARRIVED);
        carried.clear();
        clock.forward(Duration.ofHours(2));
        again.carry();
        assertThat(carried.stream().map(Parcel::id).distinct()).hasSize(30);
        assertThat(carried).hasSize(30);
    }

    @Test
    void what_goes_first_waits_behind_nothing_however_much_does() throws Exception {
        Acting.runAsSystem(() -> jdbc.sql("""
                insert into outbox_parcel (id, channel, target, key, body, put_at, since, state, due_at, attempts, priority)
                select gen_random_uuid(), 'WEBHOOK', 'digest ' || i, gen_random_uuid(), 'x', now(), now(), 'WAITING', now() - interval '1 hour', 0, 2
                from generate_series(1, 3000) as i""").update());
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CarryingParcels carrying = carrying(parcel -> {
            if (parcel.target().equals("code")) {
                arrived.countDown();
            } else {
                waitFor(released);
            }
            return ARRIVED;
        });
        List<Thread> threads = new ArrayList<>(carrying.begin(() -> {}));
        assertThat(threads).as("no more than there are places").hasSize(CarryingParcels.AT_ONCE - CarryingParcels.KEPT);
        put("code", UUID.randomUUID(), Priority.FIRST);
        threads.addAll(carrying.begin(() -> {}));
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(threads).hasSize(CarryingParcels.AT_ONCE - CarryingParcels.KEPT + 1);
        released.countDown();
        for (Thread one : threads) {
            one.join();
        }
        put("code", UUID.randomUUID(), Priority.FIRST);
        put("news", UUID.randomUUID(), Priority.USUAL);
        assertThat(Acting.asSystem(
                        () -> parcels.targetsDue(Channel.WEBHOOK, clock.instant(), List.of(), Priority.LAST, 2)))
                .extracting(one -> one.target().target())
                .containsExactly("code", "news");
    }

    @Test
    void one_that_has_much_to_be_sent_does_not_hide_the_others() {
        Acting.runAsSystem(() -> jdbc.sql("""
                insert into outbox_parcel (id, channel, target, key, body, put_at, since, state, due_at, attempts)
                select gen_random_uuid(), 'WEBHOOK', 'much', gen_random_uuid(), 'x', now(), now(), 'WAITING', now() - interval '1 hour', 0
                from generate_series(1, 2000) as i""").update());
        put("little", UUID.randomUUID());
        assertThat(Acting.asSystem(
                        () -> parcels.targetsDue(Channel.WEBHOOK, clock.instant(), List.of(), Priority.LAST, 12)))
                .extracting(one -> one.target().target())
                .containsExactly("much", "little");
    }

    @Test
    void where_a_channel_cannot_be_used_one_tries_for_all_and_nothing_is_held_against_them() throws Exception {
        for (int i = 0; i < 20; i++) {
            put("way" + i, UUID.randomUUID());
        }
        List<Boolean> closed = Collections.synchronizedList(new ArrayList<>(List.of(true)));
        CarryingParcels carrying =
                carrying(parcel -> closed.getFirst() ? new Carried.Later("NO_CONNECTION", null, true) : ARRIVED);
        carrying.carry();
        int first = carried.size();
        assertThat(first).isBetween(1, CarryingParcels.AT_ONCE);
        carrying.carry();
        assertThat(carried).as("left alone for a minute").hasSize(first);
        clock.forward(Duration.ofSeconds(61));
        carrying.carry();
        assertThat(carried).as("one tries").hasSize(first + 1);
        closed.set(0, false);
        clock.forward(Duration.ofMinutes(30));
        carrying.carry();
        assertThat(carried).hasSize(first + 1 + 20);
    }

    @Test
    void one_parcel_a_target_does_not_like_holds_up_no_other() throws Exception {
        UUID disliked = UUID.randomUUID();
        put("d", disliked);
        for (int i = 0; i < 25; i++) {
            put("d", UUID.randomUUID());
        }
        carrying(parcel -> parcel.key().equals(disliked) ? NOT_NOW : ARRIVED).carry();
        assertThat(carried).hasSize(26);
        assertThat(Acting.asSystem(() -> outbox.list(Channel.WEBHOOK, "d", 50)).stream()
                        .filter(one -> one.state() == ParcelState.WAITING))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).isEqualTo("503"));
    }

    @Test
    void what_is_refused_for_good_is_not_tried_again() throws Exception {
        put("e", UUID.randomUUID());
        CarryingParcels carrying = carrying(parcel -> new Carried.Never("gone"));
        carrying.carry();
        clock.forward(Duration.ofHours(3));
        carrying.carry();
        assertThat(carried).hasSize(1);
        assertThat(state("e")).isEqualTo(ParcelState.FAILED);
    }

    @Test
    void what_a_node_had_taken_when_it_died_another_one_carries_after_a_while_under_the_same_id() throws Exception {
        put("f", UUID.randomUUID());
        CarryingParcels dying = carrying(parcel -> {
            throw new Killed();
        });
        dying.carry();
        CarryingParcels other = carrying(parcel -> ARRIVED);
        other.carry();
        assertThat(carried).as("it may be alive still").hasSize(1);
        clock.forward(CarryingParcels.LEASE.plusSeconds(1));
        other.carry();
        other.carry();
        assertThat(carried).hasSize(2);
        assertThat(carried.get(1).id()).isEqualTo(carried.get(0).id());
        assertThat(carried.get(1).attempts()).isEqualTo(2);
        assertThat(state("f")).isEqualTo(ParcelState.DELIVERED);
    }

    @Test
    void two_nodes_at_once_carry_each_parcel_once() throws Exception {
        for (int i = 0; i < 60; i++) {
            put("g" + i % 3, UUID.randomUUID());
        }
        CarryingParcels one = carrying(parcel -> ARRIVED);
        CarryingParcels two = carrying(parcel -> ARRIVED);
        List<Thread> threads = new ArrayList<>(one.begin(() -> {}));
        threads.addAll(two.begin(() -> {}));
        for (Thread thread : threads) {
            thread.join();
        }
        one.carry();
        assertThat(carried).hasSize(60);
        assertThat(carried.stream().map(Parcel::id).distinct()).hasSize(60);
    }

    @Test
    void bodies_and_rows_are_forgotten_in_time() throws Exception {
        put("h", UUID.randomUUID());
        carrying(parcel -> ARRIVED).carry();
        forget();
        assertThat(bodies()).isOne();
        clock.forward(Duration.ofDays(8));
        forget();
        assertThat(bodies()).isZero();
        assertThat(state("h")).isEqualTo(ParcelState.DELIVERED);
        clock.forward(Duration.ofDays(90));
        forget();
        assertThat(Acting.asSystem(() -> outbox.list(Channel.WEBHOOK, "h", 10))).isEmpty();
    }

    @Test
    void looking_for_what_is_due_reads_no_more_of_a_target_than_the_first_that_waits() {
        Acting.runAsSystem(() -> jdbc.sql("""
                insert into outbox_parcel (id, channel, target, key, body, put_at, since, state, due_at, attempts)
                select gen_random_uuid(), 'WEBHOOK', 'target ' || i % 40, gen_random_uuid(), repeat('x', 300), now(), now(), 'WAITING', now(), 0
                from generate_series(1, 40000) as i""").update());
        assertThat(Acting.asSystem(
                        () -> parcels.targetsDue(Channel.WEBHOOK, clock.instant(), List.of(), Priority.LAST, 50)))
                .hasSize(40);
        String plan = Acting.asSystem(() -> String.join(
                "\n",
                jdbc.sql("explain (analyze, buffers, costs off) " + Sql.of("outbox/waiting_targets"))
                        .param("channel", "WEBHOOK")
                        .param("now", Outbox.utc(clock.instant()))
                        .param("busy", new String[0])
                        .param("most", 50)
                        .query(String.class)
                        .list()));
        Matcher pages = Pattern.compile("shared hit=(\\d+)").matcher(plan);
        assertThat(pages.find()).as(plan).isTrue();
        assertThat(Integer.parseInt(pages.group(1))).as(plan).isLessThan(600);
    }

    private void forget() {
        Acting.runAsSystem(() -> {
            while (parcels.forget() > 0) {
                // Some at a time.
            }
        });
    }

    private long bodies() {
        return Acting.asSystem(() -> jdbc.sql("select count(body) from outbox_parcel")
                .query(Long.class)
                .single());
    }

    /** Ends a thread as the end of the machine would: nothing is noted. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void put(String target, UUID key) {
        put(target, key, Priority.USUAL);
    }

    private void put(String target, UUID key, Priority priority) {
        Acting.runAsSystem(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> outbox.put(Channel.WEBHOOK, target, key, "body", clock.instant(), priority)));
    }

    private ParcelState state(String target) {
        return Acting.asSystem(() -> outbox.list(Channel.WEBHOOK, target, 1))
                .getFirst()
                .state();
    }

    /** A node with a carrier that answers so. */
    private CarryingParcels carrying(Function<Parcel, Carried> answer) {
        return new CarryingParcels(
                parcels,
                List.of(new Carrier() {
                    @Override
                    public Channel channel() {
                        return Channel.WEBHOOK;
                    }

                    @Override
                    public Carried carry(Parcel parcel) {
                        carried.add(parcel);
                        return answer.apply(parcel);
                    }
                }),
                clock);
    }
}
