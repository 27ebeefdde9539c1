package vn.phoihop.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phoihop.sample.NationFiles.Place;

/** The lines of the invented nation's areas, and of what became of them. */
final class NationAreas {

    /** Areas directly under a province that the law gives no codes. */
    enum Kind {
        WATERS(9_100, "VB", "SEA_ZONE", "Vùng biển mẫu", "Sample Waters"),
        BORDERS(9_200, "BG", "BORDER_SECTION", "Tuyến biên giới mẫu", "Sample Border Section"),
        GATES(9_300, "CK", "BORDER_GATE", "Cửa khẩu mẫu", "Sample Border Gate");

        private final int offset;
        private final String mark;
        private final String level;
        private final String vi;
        private final String en;

        Kind(int offset, String mark, String level, String vi, String en) {
            this.offset = offset;
            this.mark = mark;
            this.level = level;
            this.vi = vi;
            this.en = en;
        }
    }

    private final StringBuilder areas = new StringBuilder("id;code;level;parent;name_vi;name_en;valid_from;valid_to\n");
    private final StringBuilder successions = new StringBuilder("area;successor;since;extent\n");

    String areas() {
        return areas.toString();
    }

    String successions() {
        return successions.toString();
    }

    Place own(Province province, Kind kind, int number, String mark, @Nullable LocalDate from, @Nullable LocalDate to) {
        Place place = new Place(
                province.firstId() + kind.offset + number,
                "%s%s-%s-%d".formatted(mark, province.code(), kind.mark, number));
        area(place, kind.level, province.id().value(), kind.vi + " " + number, kind.en + " " + number, from, to);
        return place;
    }

    void succeed(Place place, Place heir, String extent) {
        successions.append("%d;%d;%s;%s%n".formatted(place.id(), heir.id(), Nation.MERGED, extent));
    }

    void area(
            Place place,
            String level,
            long parent,
            String vi,
            String en,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        areas.append("%d;%s;%s;%d;%s;%s;%s;%s%n"
                .formatted(place.id(), place.code(), level, parent, vi, en, day(from), day(to)));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
