package vn.phoihop.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The areas below the provinces of the invented nation and the units of its five forces, as files of the kind an installation loads. Names
 * and codes say that they are a sample's.
 */
final class NationFiles {

    /** Ids from here on belong to the sample; ten thousand for each province. */
    private static final long FIRST = 10_000_000;

    private static final int STATIONS = 2;

    private final StringBuilder areas = new StringBuilder("id;code;level;parent;name_vi;name_en;valid_from;valid_to\n");
    private final StringBuilder units = new StringBuilder("""
            source: Danh mục đơn vị mẫu, không có thật
            as_of: 2022-01-01
            units:
            """);

    private NationFiles() {}

    /** By their names. */
    static Map<String, String> of(List<Province> provinces) {
        NationFiles files = new NationFiles();
        provinces.stream().filter(province -> !province.shipped()).forEach(files::add);
        return new TreeMap<>(
                Map.of("areas-nation.csv", files.areas.toString(), "units-nation.yaml", files.units.toString()));
    }

    private void add(Province province) {
        long id = FIRST + province.number() * 10_000L;
        String code = province.code();
        List<String> districts = new ArrayList<>();
        List<Integer> communes = province.districts();
        for (int d = 1; d <= communes.size(); d++) {
            long district = id + d * 100;
            String districtCode = "M%s%02d".formatted(code, d);
            districts.add(districtCode);
            area(
                    province,
                    district,
                    districtCode,
                    "DISTRICT",
                    province.area().id().value(),
                    "Huyện mẫu %d".formatted(d),
                    "Sample District %d".formatted(d));
            for (int c = 1; c <= communes.get(d - 1); c++) {
                area(
                        province,
                        district + c,
                        "%s%02d".formatted(districtCode, c),
                        "COMMUNE",
                        district,
                        "Xã mẫu %d.%d".formatted(d, c),
                        "Sample Commune %d.%d".formatted(d, c));
            }
        }
        List<String> waters =
                own(province, province.atSea() ? 2 : 0, id + 9_100, "VB", "SEA_ZONE", "Vùng biển mẫu", "Sample Waters");
        List<String> borders = own(
                province,
                province.atBorder() ? 2 : 0,
                id + 9_200,
                "BG",
                "BORDER_SECTION",
                "Tuyến biên giới mẫu",
                "Sample Border Section");
        List<String> gates = own(
                province,
                waters.isEmpty() && borders.isEmpty() ? 0 : 2,
                id + 9_300,
                "CK",
                "BORDER_GATE",
                "Cửa khẩu mẫu",
                "Sample Border Gate");
        units(province, id, districts, waters, borders, gates);
    }

    /** Areas directly under the province that the law gives no codes. */
    private List<String> own(Province province, int number, long id, String mark, String level, String vi, String en) {
        List<String> codes = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            codes.add("M%s-%s-%d".formatted(province.code(), mark, i));
            area(province, id + i, codes.getLast(), level, province.area().id().value(), vi + " " + i, en + " " + i);
        }
        return codes;
    }

    private void area(Province province, long id, String code, String level, long parent, String vi, String en) {
        areas.append("%d;%s;%s;%d;%s;%s;;%s%n"
                .formatted(
                        id,
                        code,
                        level,
                        parent,
                        vi,
                        en,
                        Objects.toString(province.area().valid().to(), "")));
    }

    private void units(
            Province province,
            long id,
            List<String> districts,
            List<String> waters,
            List<String> borders,
            List<String> gates) {
        String name = province.area().name().vi().replaceFirst("^(Tỉnh|Thành phố) ", "");
        List<String> ends = new ArrayList<>(waters);
        ends.addAll(borders);
        // Inland, the forces of the sea and the border are in the first districts.
        List<String> stations = ends.isEmpty() ? districts.subList(0, 2) : ends;
        Force police = new Force(province, id, "CA", "POLICE", "Công an", name);
        police.department("PV01", "Phòng Tham mưu");
        police.department("PC02", "Phòng Cảnh sát hình sự");
        police.department("PC03", "Phòng Cảnh sát kinh tế");
        police.department("PC04", "Phòng Cảnh sát ma túy");
        police.department("PA08", "Phòng Quản lý xuất nhập cảnh");
        police.each("Công an huyện mẫu", districts);
        Force military = new Force(province, id + 1_000, "QS", "MILITARY", "Bộ CHQS", name);
        military.each("Ban CHQS huyện mẫu", districts);
        Force border = new Force(province, id + 2_000, "BP", "BORDER_GUARD", "Bộ đội Biên phòng", name);
        border.department("MTTP", "Phòng Phòng, chống ma túy và tội phạm");
        for (int i = 0; i < STATIONS; i++) {
            border.each("Đồn Biên phòng mẫu", stations);
        }
        border.each("Đồn Biên phòng cửa khẩu mẫu", gates);
        Force customs = new Force(province, id + 3_000, "HQ", "CUSTOMS", "Hải quan", name);
        customs.department("KS", "Đội Kiểm soát Hải quan");
        customs.each("Chi cục Hải quan mẫu", gates.isEmpty() ? districts.subList(0, 2) : gates);
        Force coastGuard = new Force(province, id + 4_000, "CSB", "COAST_GUARD", "Cảnh sát biển", name);
        coastGuard.each("Hải đội mẫu", waters.isEmpty() ? districts.subList(0, 1) : waters);
    }

    /** A force's command in a province, and what is under it. */
    private final class Force {

        private final String code;
        private final String name;
        private long id;
        private int units;

        Force(Province province, long id, String mark, String force, String title, String name) {
            this.id = id;
            this.code = mark + "-" + province.code();
            this.name = name;
            unit("  ", code, title + " " + name, List.of(province.code()), force);
            NationFiles.this.units.append("    units:\n");
        }

        void department(String mark, String title) {
            unit("      ", code + "-" + mark, title, List.of(), "");
        }

        void each(String title, List<String> areas) {
            for (String area : areas) {
                unit("      ", "%s-%02d".formatted(code, ++units), title + " " + units, List.of(area), "");
            }
        }

        private void unit(String indent, String unitCode, String title, List<String> areas, String force) {
            StringBuilder lines = NationFiles.this.units;
            lines.append("%s- id: %d%n".formatted(indent, id++));
            lines.append("%s  code: %s%n".formatted(indent, unitCode));
            if (!force.isEmpty()) {
                lines.append("%s  force: %s%n".formatted(indent, force));
            }
            lines.append("%s  name: {vi: '%s (%s)', en: 'Sample unit %s'}%n".formatted(indent, title, name, unitCode));
            lines.append("%s  short: '%s'%n".formatted(indent, title));
            if (!areas.isEmpty()) {
                lines.append("%s  areas: ['%s']%n".formatted(indent, areas.getFirst()));
            }
        }
    }
}
