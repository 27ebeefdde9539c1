package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import vn.phoihop.PhoiHop;
import vn.phoihop.access.Role;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.OpeningDatabase;
import vn.phoihop.database.TestFolder;
import vn.phoihop.notice.SendingDigests;
import vn.phoihop.notice.SpreadingNews;
import vn.phoihop.outbox.CarryingNow;
import vn.phoihop.outbox.ForwardedClock;

/** Once a working day, at the hour somebody has chosen, and only where something waits: how much is unread, due and overdue. */
class MailDigestTest extends ToldByMail {

    @Test
    void a_digest_comes_at_its_hour_once_a_day_and_only_where_something_waits() throws Exception {
        LocalDate day = workingDay();
        go(day, 6, 0);
        Reader reader = reader(CUSTOMS);
        choose(reader, "DIGEST", "07:30");
        Reader idle = reader(STRANGER);
        Reader none = reader(CUSTOMS);
        choose(none, "NONE", "07:30");
        Reader inspector = reader(Role.INSPECTOR, CUSTOMS);
        given(BULLETIN);
        UUID due = given(REQUEST.replace("}", ", \"due\": \"" + day.plusDays(2) + "\"}"));
        UUID overdue = given(REQUEST);
        sql("update exchange_recipient set due = '" + day.minusDays(1) + "' where item = '" + overdue + "'");
        assertThat(due).isNotEqualTo(overdue);
        go(day, 7, 29);
        digest();
        assertThat(notices(reader)).isEmpty();
        go(day, 7, 30);
        digest();
        digest();
        go(day, 9, 0);
        digest();
        assertThat(subjects(reader)).containsExactly("Phối Hợp: 3 chưa đọc, 1 sắp đến hạn, 1 quá hạn");
        assertThat(notices(reader).getFirst().text())
                .contains("– Quá hạn: 1")
                .contains("– Đến hạn trong hai ngày tới: 1")
                .contains("– Chưa đọc: 3")
                .contains(ORIGIN + "/exchange")
                .doesNotContainIgnoringCase("tàu");
        for (Reader silent : List.of(idle, none, inspector)) {
            assertThat(notices(silent)).as(silent.staff().login()).isEmpty();
        }
        go(day.plusDays(1), 7, 31);
        digest();
        assertThat(subjects(reader)).hasSize(2);
    }

    @Test
    void a_digest_that_is_late_waits_for_the_end_of_the_quiet_hours() throws Exception {
        LocalDate day = workingDay();
        go(day, 6, 0);
        Reader reader = reader(CUSTOMS);
        choose(reader, "DIGEST", "10:00");
        given(BULLETIN);
        sql("update notice_address set quiet_from = '10:00', quiet_to = '12:00' where address = '" + reader.address()
                + "'");
        go(day, 10, 0);
        digest();
        assertThat(notices(reader)).isEmpty();
        go(day, 12, 0);
        CarryingNow.all(context);
        assertThat(notices(reader)).hasSize(1);
    }

    @Test
    void on_days_when_nobody_works_and_hours_later_there_is_none() throws Exception {
        LocalDate saturday = workingDay();
        go(saturday, 6, 0);
        Reader reader = reader(CUSTOMS);
        choose(reader, "DIGEST", "07:00");
        given(BULLETIN);
        while (saturday.getDayOfWeek() != DayOfWeek.SATURDAY) {
            saturday = saturday.minusDays(1);
        }
        go(saturday, 7, 30);
        digest();
        assertThat(notices(reader)).isEmpty();
        go(workingDay(), 14, 0);
        digest();
        assertThat(notices(reader)).as("a node that came back in the afternoon").isEmpty();
        go(workingDay(), 12, 59);
        digest();
        assertThat(notices(reader)).hasSize(1);
    }

    @Test
    void a_digest_that_could_not_leave_on_its_day_gives_way_to_the_next() throws Exception {
        LocalDate day = workingDay();
        go(day, 6, 30);
        Reader reader = reader(CUSTOMS);
        choose(reader, "DIGEST", "07:00");
        given(BULLETIN);
        go(day, 7, 0);
        MAIL.goDown();
        try {
            digest();
        } finally {
            MAIL.comeBack();
        }
        go(day.plusDays(1), 7, 0);
        digest();
        CarryingNow.all(context);
        assertThat(notices(reader)).hasSize(1);
    }

    @Test
    void two_nodes_at_once_tell_each_thing_once() throws Exception {
        LocalDate day = workingDay();
        go(day, 6, 30);
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            readers.add(reader(CUSTOMS));
        }
        try (ConfigurableApplicationContext other = anotherNode();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<UUID> items = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                items.add(given(BULLETIN));
            }
            go(day, 7, 0);
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                for (ConfigurableApplicationContext node : List.of((ConfigurableApplicationContext) context, other)) {
                    work.add(() -> Acting.asSystem(
                            () -> node.getBean(SendingDigests.class).send()));
                    work.add(() -> Acting.asSystem(
                            () -> node.getBean(SpreadingNews.class).spread()));
                    work.add(() -> {
                        CarryingNow.all(node);
                        return 0;
                    });
                }
            }
            threads.invokeAll(work).forEach(one -> assertThat(one).succeedsWithin(Duration.ofMinutes(1)));
            clock.forward(SendingDigests.SPREAD_OVER);
            CarryingNow.all(context);
            CarryingNow.all(other);
            for (Reader reader : readers) {
                String all = String.join(
                        "\n", notices(reader).stream().map(one -> one.text()).toList());
                for (UUID item : items) {
                    assertThat(all.split(item.toString(), -1)).as(all).hasSize(2);
                }
                assertThat(subjects(reader).stream().filter(one -> one.contains("chưa đọc")))
                        .as(reader.staff().login())
                        .hasSize(1);
            }
        }
    }

    /** On the same database and clock, as behind the same address. */
    private ConfigurableApplicationContext anotherNode() {
        OpeningDatabase same = OpeningDatabase.of(context.getBean(DatabaseAccess.class));
        ApplicationContextInitializer<GenericApplicationContext> parts = one -> {
            one.getBeanFactory().registerSingleton("openingDatabase", same);
            one.registerBean("forwardedClock", ForwardedClock.class, () -> clock, bean -> bean.setPrimary(true));
        };
        return new SpringApplicationBuilder(PhoiHop.class)
                .initializers(parts)
                .properties(
                        "server.port=0",
                        "phoihop.sealing-key=" + TestFolder.of("keys/seal.key"),
                        "phoihop.smtp.host=localhost",
                        "phoihop.smtp.port=" + MAIL.port(),
                        "phoihop.smtp.from=phoihop@example.vn",
                        "phoihop.origin=" + ORIGIN,
                        "phoihop.outbox.carries=false")
                .run();
    }
}
