package vn.phoihop.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.sample.NationFiles.Layout;
import vn.phoihop.sample.NationFiles.Place;

/** The units of the five forces in the invented nation, of either time, and who took over from whom. */
final class NationUnits {

    private static final int STATIONS = 2;

    /** So many communes under one area defence command, which took the place of those of the districts. */
    private static final int DEFENDED = 8;

    private static final String DISTRICT_POLICE = "Công an huyện mẫu";
    private static final String DISTRICT_COMMAND = "Ban CHQS huyện mẫu";
    private static final String DEFENCE_COMMAND = "Ban Chỉ huy phòng thủ khu vực mẫu";
    private static final String CRIMINAL_POLICE = "PC02";

    /** Who took over where it was not the one of the same kind. */
    private static final Map<String, String> HEIRS =
            Map.of(DISTRICT_POLICE, CRIMINAL_POLICE, DISTRICT_COMMAND, DEFENCE_COMMAND);

    private final StringBuilder units = new StringBuilder("""
            source: Danh mục đơn vị mẫu, không có thật
            as_of: 2022-01-01
            units:
            """);
    private final StringBuilder successions = new StringBuilder("unit;successor;since\n");

    /** By province and kind, those that ended with the merger. */
    private final Map<Province, Map<String, List<Long>>> ended = new HashMap<>();

    /** By province and kind, those that are there since. */
    private final Map<Province, Map<String, List<Long>>> there = new HashMap<>();

    String units() {
        return units.toString();
    }

    String successions() {
        return successions.toString();
    }

    /**
     * Units of a province.
     *
     * @param before what it was made of before the merger; null where it was founded then
     * @param after what it is made of since; null where it ended then
     */
    void add(Province province, @Nullable Layout before, @Nullable Layout after) {
        Force police = new Force(province, 0, "CA", "POLICE", "Công an");
        police.department("PV01", "Phòng Tham mưu");
        police.department(CRIMINAL_POLICE, "Phòng Cảnh sát hình sự");
        police.department("PC03", "Phòng Cảnh sát kinh tế");
        police.department("PC04", "Phòng Cảnh sát ma túy");
        police.department("PA08", "Phòng Quản lý xuất nhập cảnh");
        police.until(DISTRICT_POLICE, before == null ? List.of() : each(before.parts()));
        police.since("Công an xã mẫu", after == null ? List.of() : each(after.parts()));
        Force military = new Force(province, 1_000, "QS", "MILITARY", "Bộ CHQS");
        military.until(DISTRICT_COMMAND, before == null ? List.of() : each(before.parts()));
        military.since(DEFENCE_COMMAND, after == null ? List.of() : groups(after.parts()));
        Force border = new Force(province, 2_000, "BP", "BORDER_GUARD", "Bộ đội Biên phòng");
        border.department("MTTP", "Phòng Phòng, chống ma túy và tội phạm");
        for (int i = 0; i < STATIONS; i++) {
            border.posts("Đồn Biên phòng mẫu", before, after, Layout::ends, 2);
        }
        border.posts("Đồn Biên phòng cửa khẩu mẫu", before, after, Layout::gates, 0);
        Force customs = new Force(province, 3_000, "HQ", "CUSTOMS", "Hải quan");
        customs.department("KS", "Đội Kiểm soát Hải quan");
        customs.posts("Chi cục Hải quan mẫu", before, after, Layout::gates, 2);
        Force coastGuard = new Force(province, 4_000, "CSB", "COAST_GUARD", "Cảnh sát biển");
        coastGuard.posts("Hải đội mẫu", before, after, Layout::waters, 1);
    }

    private static List<List<Place>> each(List<Place> places) {
        return places.stream().map(List::of).toList();
    }

    private static List<List<Place>> groups(List<Place> places) {
        List<List<Place>> groups = new ArrayList<>();
        for (int i = 0; i < places.size(); i += DEFENDED) {
            groups.add(places.subList(i, Math.min(places.size(), i + DEFENDED)));
        }
        return groups;
    }

    /** Those that ended with the merger are taken over by those of the same kind, in their order. */
    void succeed(List<Province> made, Province now) {
        Map<String, List<Long>> all = new LinkedHashMap<>();
        for (Province one : made) {
            ended.getOrDefault(one, Map.of())
                    .forEach((kind, ids) ->
                            all.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(ids));
        }
        all.forEach((kind, ids) -> {
            List<Long> heirs =
                    there.getOrDefault(now, Map.of()).getOrDefault(HEIRS.getOrDefault(kind, kind), List.of());
            for (int i = 0; i < ids.size(); i++) {
                long heir = heirs.get(i * heirs.size() / ids.size());
                successions.append("%d;%d;%s%n".formatted(ids.get(i), heir, Nation.MERGED));
            }
        });
    }

    /** A force's command in a province, and what is under it; it ends or begins with the province. */
    private final class Force {

        private final Province province;
        private final String code;
        private final String name;
        private long id;
        private int posts;

        Force(Province province, long offset, String mark, String force, String title) {
            this.province = province;
            this.id = province.firstId() + 2 * offset;
            this.code = mark + "-" + province.code();
            this.name = province.area().name().vi().replaceFirst("^(Tỉnh|Thành phố) ", "");
            unit("  ", code, title + " " + name, List.of(province.code()), force, mark, begins(), ends());
            NationUnits.this.units.append("    units:\n");
        }

        private @Nullable LocalDate begins() {
            return province.founded() ? Nation.MERGED : null;
        }

        private @Nullable LocalDate ends() {
            return province.ended() ? Nation.MERGED : null;
        }

        void department(String mark, String title) {
            unit("      ", code + "-" + mark, title, List.of(), "", mark, begins(), ends());
        }

        void until(String title, List<List<Place>> areas) {
            areas.forEach(some -> post(title, some, null, Nation.MERGED));
        }

        void since(String title, List<List<Place>> areas) {
            areas.forEach(some -> post(title, some, Nation.MERGED, null));
        }

        /** One at each of these places, or, where there are none, in the first parts. Places of a province that goes on keep theirs. */
        void posts(
                String title,
                @Nullable Layout before,
                @Nullable Layout after,
                Function<Layout, List<Place>> places,
                int inland) {
            if (before != null && after != null && !places.apply(before).isEmpty()) {
                places.apply(before).forEach(place -> post(title, List.of(place), null, null));
                return;
            }
            until(title, before == null ? List.of() : each(at(before, places, inland)));
            since(title, after == null ? List.of() : each(at(after, places, inland)));
        }

        private static List<Place> at(Layout layout, Function<Layout, List<Place>> places, int inland) {
            List<Place> found = places.apply(layout);
            return found.isEmpty() ? layout.parts().subList(0, inland) : found;
        }

        private void post(String title, List<Place> areas, @Nullable LocalDate from, @Nullable LocalDate to) {
            posts++;
            unit(
                    "      ",
                    "%s-%02d".formatted(code, posts),
                    title + " " + posts,
                    areas.stream().map(Place::code).toList(),
                    "",
                    title,
                    from,
                    to);
        }

        private void unit(
                String indent,
                String unitCode,
                String title,
                List<String> areas,
                String force,
                String kind,
                @Nullable LocalDate from,
                @Nullable LocalDate to) {
            Map<Province, Map<String, List<Long>>> at = to == null ? there : ended;
            at.computeIfAbsent(province, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(kind, _ -> new ArrayList<>())
                    .add(id);
            StringBuilder lines = NationUnits.this.units;
            lines.append("%s- id: %d%n".formatted(indent, id++));
            lines.append("%s  code: %s%n".formatted(indent, unitCode));
            if (!force.isEmpty()) {
                lines.append("%s  force: %s%n".formatted(indent, force));
            }
            lines.append("%s  name: {vi: '%s (%s)', en: 'Sample unit %s'}%n".formatted(indent, title, name, unitCode));
            lines.append("%s  short: '%s'%n".formatted(indent, title));
            if (!areas.isEmpty()) {
                lines.append("%s  areas: [%s]%n"
                        .formatted(
                                indent,
                                areas.stream().map(area -> "'" + area + "'").collect(Collectors.joining(", "))));
            }
            line(indent, "valid_from", from);
            line(indent, "valid_to", to);
        }

        private void line(String indent, String field, @Nullable LocalDate day) {
            if (day != null) {
                NationUnits.this.units.append("%s  %s: %s%n".formatted(indent, field, day));
            }
        }
    }
}
