package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.DaySheets.Sheet;
import vn.phoihop.activity.DaySheets.Total;
import vn.phoihop.figure.AsOf;
import vn.phoihop.vocabulary.UnitId;

/** The sheet of a day as of a cutoff: with what was withdrawn, corrected or moved to another day since, without what was written later. */
class DaySheetThenTest extends ActivityFixture {

    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);

    @Autowired
    DaySheets sheets;

    @Test
    void whatChangedSinceStandsAsItWas() {
        AsOf nothing = now();
        Activity withdrawn = as(() -> recording.submit(submission(patrol())));
        Activity corrected = as(() -> recording.submit(submission(patrol())));
        Activity moved = as(() -> recording.submit(submission(patrol())));
        AsOf three = now();
        as(() -> changing.withdraw(withdrawn.key(), 1, "Ghi trùng", RECORDER));
        as(() -> changing.correct(corrected.key(), 1, patrol(STATION, List.of(CITY_POLICE), 9), "Đếm lại", RECORDER));
        as(() -> changing.correct(moved.key(), 1, theDayAfter(), "Nhầm ngày", RECORDER));
        AsOf after = now();
        as(() -> recording.submit(submission(patrol())));

        assertThat(told(stationed, STATION, nothing)).isEqualTo("led {}, took part in 0, put in {}");
        assertThat(told(stationed, STATION, three))
                .isEqualTo("led {PATROL=3}, took part in 0, put in {CRAFT_TURN=3, PERSONNEL_TURN=12}");
        assertThat(told(stationed, STATION, after))
                .isEqualTo("led {PATROL=1}, took part in 0, put in {CRAFT_TURN=1, PERSONNEL_TURN=9}");
        assertThat(told(stationed, STATION, null))
                .isEqualTo("led {PATROL=2}, took part in 0, put in {CRAFT_TURN=2, PERSONNEL_TURN=13}");
        SignedIn partner = staff(CITY_POLICE);
        assertThat(told(partner, CITY_POLICE, three)).isEqualTo("led {}, took part in 3, put in {PERSONNEL_TURN=15}");
        assertThat(told(staff(SQUADRON), STATION, three))
                .as("who does not see the records now does not see what they were")
                .isEqualTo("led {}, took part in 0, put in {}");
    }

    private String told(SignedIn who, UnitId unit, @org.jspecify.annotations.Nullable AsOf asOf) {
        Sheet sheet = who.run(() -> sheets.of(unit, DAY, Optional.ofNullable(asOf), who));
        return "led " + byCode(sheet.led()) + ", took part in " + sheet.tookPart() + ", put in "
                + byCode(sheet.putIn());
    }

    private static String byCode(List<Total> totals) {
        return totals.stream()
                .map(total -> total.code() + "=" + total.quantity())
                .sorted()
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static ActivityForm theDayAfter() {
        return form("PATROL", LocalDateTime.of(2022, 3, 2, 20, 0), STATION, List.of(CITY_POLICE), FOUR, null);
    }

    private SignedIn staff(UnitId unit) {
        return TestStaff.named(context, "Trực ban " + unit)
                .as(Role.RECORDER, book, unit)
                .signedIn();
    }

    private AsOf now() {
        return new AsOf(as(() -> ledger.cutoff(Set.of(book))), null, false, false);
    }
}
