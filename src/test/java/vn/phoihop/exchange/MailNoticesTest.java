package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.phoihop.access.Accounts;
import vn.phoihop.access.EndingOffices;
import vn.phoihop.access.Role;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.catalogue.WorkingDays;
import vn.phoihop.database.Acting;
import vn.phoihop.notice.RealMailServer.Got;
import vn.phoihop.notice.SpreadingNews;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.outbox.CarryingNow;

/** Who is told by e-mail that there is something, when, and how little is said. */
class MailNoticesTest extends ToldByMail {

    private static final String FLASH = BULLETIN.replace("\"URGENT\"", "\"IMMEDIATE\"");
    private static final String ORDINARY = BULLETIN.replace("\"URGENT\"", "\"ORDINARY\"");

    @Test
    void each_who_reads_the_inbox_is_told_once_and_nobody_what_it_says() throws Exception {
        Reader recorder = reader(CUSTOMS);
        Reader commander = reader(Role.COMMANDER, CUSTOMS);
        Reader other = reader(POLICE);
        Reader above = reader(CUSTOMS_OFFICE);
        Reader sender = reader(STATION);
        Reader outside = reader(STRANGER);
        Reader inspector = reader(Role.INSPECTOR, CUSTOMS);
        Reader auditor = reader(Role.AUDITOR, CUSTOMS);
        UUID item = given(FLASH);
        tell();
        tell();
        for (Reader told : List.of(recorder, commander, other)) {
            assertThat(subjects(told)).as(told.staff().login()).containsExactly("Phối Hợp: có 1 việc hỏa tốc mới");
        }
        for (Reader silent : List.of(above, sender, outside, inspector, auditor)) {
            assertThat(notices(silent)).as(silent.staff().login()).isEmpty();
        }
        Got got = notices(recorder).getFirst();
        assertThat(got.text())
                .contains("Hỏa tốc · tin trao đổi · mới đến đơn vị")
                .contains(ORIGIN + "/records/" + book + "/" + item)
                .contains(ORIGIN + "/exchange?waiting=UNREAD")
                .contains(ORIGIN + "/account/notices")
                .contains("không trả lời thư này");
        assertThat(got.head())
                .contains("Auto-Submitted: auto-generated")
                .contains("Content-Language: vi")
                .contains("phoihop@example.vn");
        assertThat(got.messageId()).endsWith("@example.vn>");
        Organisation organisation = context.getBean(Organisations.class).current();
        Topic topic = context.getBean(Catalogues.class)
                .current()
                .find(Topic.class, "SEA")
                .orElseThrow();
        assertThat(got.whole() + got.head())
                .doesNotContainIgnoringCase("tàu")
                .doesNotContainIgnoringCase("neo đậu")
                .doesNotContain("rạng sáng")
                .doesNotContainIgnoringCase(topic.name().vi())
                .doesNotContain(topic.code())
                .doesNotContain(organisation.area(WATERS).name().vi())
                .doesNotContain(organisation.unit(STATION).name().vi())
                .doesNotContain(organisation.unit(CUSTOMS).name().vi())
                .doesNotContain("Cán bộ");
    }

    @Test
    void what_is_invented_for_a_drill_is_told_as_such() throws Exception {
        Reader reader = reader(CUSTOMS);
        given(FLASH.replace("}", ", \"exercise\": true}"));
        tell();
        assertThat(notices(reader).getLast().text()).contains("mới đến đơn vị · tình huống giả định");
    }

    @Test
    void in_quiet_hours_only_what_is_immediate_comes_and_the_rest_in_one_mail_when_they_end() throws Exception {
        Reader reader = reader(CUSTOMS);
        LocalDate day = workingDay();
        go(day, 22, 30);
        given(ORDINARY);
        tell();
        given(BULLETIN);
        tell();
        assertThat(notices(reader)).isEmpty();
        given(FLASH);
        tell();
        assertThat(subjects(reader)).containsExactly("Phối Hợp: có 1 việc hỏa tốc mới");
        go(day.plusDays(1), 5, 59);
        tell();
        assertThat(notices(reader)).hasSize(1);
        go(day.plusDays(1), 6, 0);
        tell();
        tell();
        assertThat(subjects(reader))
                .containsExactly("Phối Hợp: có 1 việc hỏa tốc mới", "Phối Hợp: có 2 việc mới, 1 khẩn");
        assertThat(notices(reader).getLast().text()).contains("– Khẩn: 1").contains("– Thường: 1");
    }

    @Test
    void what_was_to_leave_before_the_quiet_hours_and_did_not_waits_for_their_end() throws Exception {
        Reader reader = reader(CUSTOMS);
        LocalDate day = workingDay();
        go(day, 20, 59);
        given(ORDINARY);
        Acting.runAsSystem(() -> context.getBean(SpreadingNews.class).spread());
        go(day, 21, 0);
        CarryingNow.all(context);
        assertThat(notices(reader)).isEmpty();
        given(BULLETIN);
        go(day.plusDays(1), 6, 0);
        tell();
        assertThat(subjects(reader)).containsExactly("Phối Hợp: có 2 việc mới, 1 khẩn");
    }

    @Test
    void somebody_is_told_what_they_want_in_their_language() throws Exception {
        Reader urgent = reader(CUSTOMS);
        choose(urgent, "URGENT", "07:00");
        Reader digestOnly = reader(CUSTOMS);
        choose(digestOnly, "DIGEST", "07:00");
        Reader none = reader(CUSTOMS);
        choose(none, "NONE", "07:00");
        Reader english = reader(CUSTOMS);
        Acting.runAsSystem(
                () -> context.getBean(Accounts.class).speak(english.staff().id(), "en"));
        given(ORDINARY);
        tell();
        given(BULLETIN);
        tell();
        assertThat(subjects(urgent)).containsExactly("Phối Hợp: có 1 việc khẩn mới");
        assertThat(notices(digestOnly)).isEmpty();
        assertThat(notices(none)).isEmpty();
        assertThat(subjects(english)).containsExactly("Phối Hợp: 1 new thing", "Phối Hợp: 1 new, urgent");
        assertThat(notices(english).getLast().text())
                .contains("Urgent · bulletin · has come for the unit")
                .contains("please do not answer");
        assertThat(notices(english).getLast().head()).contains("Content-Language: en");
    }

    @Test
    void who_has_lost_the_office_or_the_mailbox_meanwhile_is_told_nothing() throws Exception {
        Reader ended = reader(CUSTOMS);
        Reader locked = reader(CUSTOMS);
        Reader removed = reader(CUSTOMS);
        Reader changedMind = reader(CUSTOMS);
        Reader stays = reader(CUSTOMS);
        given(BULLETIN);
        Acting.runAsSystem(() -> context.getBean(SpreadingNews.class).spread());
        Acting.runAsSystem(() -> {
            context.getBean(EndingOffices.class).inBook(ended.staff().id(), book, workingDay());
            context.getBean(Accounts.class).lock(locked.staff().id(), true);
        });
        assertThat(mine(removed, "DELETE", "/address", null, null).statusCode()).isEqualTo(200);
        choose(changedMind, "DIGEST", "07:00");
        CarryingNow.all(context);
        for (Reader silent : List.of(ended, locked, removed, changedMind)) {
            assertThat(notices(silent)).as(silent.staff().login()).isEmpty();
        }
        assertThat(notices(stays)).hasSize(1);
        assertThat(count("select count(*) from notice_address where address = '" + removed.address() + "'"))
                .isZero();
        assertThat(count("select count(*) from notice_line")).isZero();
        assertThat(count("select count(*) from outbox_parcel where state <> 'DELIVERED'"))
                .isZero();
        assertThat(count("select count(*) from outbox_parcel p where p::text like '%@donvi%'"))
                .as("no address lies anywhere else")
                .isZero();
    }

    @Test
    void both_sides_are_told_of_the_steps_of_the_other_and_the_superiors_of_what_is_overdue() throws Exception {
        Reader sender = reader(STATION);
        Reader asked = reader(CUSTOMS);
        Reader above = reader(CUSTOMS_OFFICE);
        Reader command = reader(GUARD_COMMAND);
        WorkingDays days = WorkingDays.of(context.getBean(Catalogues.class).current());
        LocalDate due = days.from(workingDay().plusDays(3));
        LocalDate later = days.from(due.plusDays(1));
        UUID id = given(REQUEST);
        tell();
        assertThat(notices(asked).getLast().text())
                .contains("Khẩn · yêu cầu xác minh · mới đến đơn vị · hạn " + shown(due));
        taken(customs, id, "{\"step\": \"ASK_EXTENSION\", \"words\": \"Chờ cảng vụ\", \"day\": \"" + later + "\"}");
        tell();
        assertThat(notices(sender).getLast().text()).contains("có đơn vị xin gia hạn");
        taken(station, id, "{\"step\": \"GRANT_EXTENSION\", \"words\": \"Được\"}");
        tell();
        assertThat(notices(asked).getLast().text()).contains("đã có trả lời về việc gia hạn · hạn " + shown(later));
        taken(customs, id, "{\"step\": \"REPLY\", \"words\": \"Không có tàu nào\"}");
        tell();
        assertThat(notices(sender).getLast().text()).contains("có trả lời").doesNotContain("Không có tàu");
        taken(station, id, "{\"step\": \"SEND_BACK\", \"words\": \"Cần thêm giờ đến\"}");
        tell();
        assertThat(notices(asked).getLast().text()).contains("bị trả lại, yêu cầu bổ sung");
        assertThat(notices(above)).isEmpty();
        sql("update exchange_recipient set due = '" + workingDay().minusDays(1) + "' where item = '" + id + "'");
        Acting.runAsSystem(() -> context.getBean(EscalatingRequests.class).escalate());
        tell();
        for (Reader told : List.of(sender, asked, above, command)) {
            assertThat(notices(told).getLast().text()).contains("quá hạn trả lời");
        }
        assertThat(notices(sender)).hasSize(3);
        assertThat(notices(asked)).hasSize(4);
        assertThat(notices(above)).hasSize(1);
        assertThat(notices(command)).hasSize(1);
    }

    @Test
    void what_is_corrected_recalled_and_handed_on_is_told() throws Exception {
        Reader receiver = reader(POLICE);
        Reader next = reader(STRANGER);
        UUID id = given(BULLETIN);
        tell();
        taken(police, id, "{\"step\": \"FORWARD\", \"to\": " + STRANGER.value() + ", \"words\": \"Giao cơ sở\"}");
        tell();
        assertThat(notices(next).getLast().text()).contains("mới đến đơn vị").doesNotContain("Giao");
        taken(station, id, "{\"step\": \"RECALL\", \"words\": \"Nhầm địa bàn\"}");
        tell();
        assertThat(notices(receiver)).hasSize(2);
        for (Reader told : List.of(receiver, next)) {
            assertThat(notices(told).getLast().text()).contains("bị thu hồi").doesNotContain("Nhầm");
        }
    }

    @Test
    void a_wish_to_hand_on_is_told_to_the_sender_and_what_came_of_it_to_who_asked() throws Exception {
        Reader sender = reader(STATION);
        Reader asked = reader(CUSTOMS);
        Reader next = reader(STRANGER);
        UUID id = given(BULLETIN.replace("}", ", \"consent\": true}"));
        for (String answer : List.of("REFUSE_FORWARD", "GRANT_FORWARD")) {
            taken(customs, id, "{\"step\": \"FORWARD\", \"to\": 1009, \"words\": \"Địa bàn của họ\"}");
            tell();
            assertThat(notices(sender).getLast().text())
                    .contains("có đơn vị xin chuyển tiếp")
                    .doesNotContain("Địa bàn");
            assertThat(notices(next)).isEmpty();
            taken(station, id, "{\"step\": \"" + answer + "\", \"words\": \"Như đã trao đổi\"}");
            tell();
            assertThat(notices(asked).getLast().text())
                    .contains("đã có trả lời về việc chuyển tiếp")
                    .doesNotContain("Như đã");
        }
        assertThat(notices(sender)).hasSize(2);
        assertThat(notices(asked)).hasSize(3);
        assertThat(notices(next).getLast().text()).contains("mới đến đơn vị");
    }

    @Test
    void a_mail_server_that_is_down_for_a_day_gets_all_of_it_once() throws Exception {
        Reader one = reader(CUSTOMS);
        Reader two = reader(POLICE);
        LocalDate day = workingDay();
        go(day, 8, 0);
        MAIL.goDown();
        UUID first;
        UUID second;
        try {
            first = given(BULLETIN);
            tell();
            second = given(FLASH);
            for (int hour = 0; hour < 24; hour++) {
                clock.forward(Duration.ofHours(1));
                tell();
            }
        } finally {
            MAIL.comeBack();
        }
        for (int hour = 0; hour < 4; hour++) {
            clock.forward(Duration.ofHours(1));
            tell();
        }
        for (Reader reader : List.of(one, two)) {
            String all =
                    String.join("\n", notices(reader).stream().map(Got::text).toList());
            assertThat(times(all, first.toString())).as(all).isOne();
            assertThat(times(all, second.toString())).as(all).isOne();
            assertThat(notices(reader).stream().map(Got::messageId).distinct())
                    .hasSize(notices(reader).size());
        }
        assertThat(count("select count(*) from notice_line")).isZero();
        assertThat(count("select count(*) from outbox_parcel where state <> 'DELIVERED'"))
                .isZero();
    }

    private static int times(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private String shown(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
