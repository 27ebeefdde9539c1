package vn.phoihop.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.sample.NationAreas.Kind;

/**
 * The areas below the provinces of the invented nation and the units of its five forces, before the merger of 1 July 2025 and after it, and what
 * became of which, as files of the kind an installation loads. Names and codes say that they are a sample's.
 */
final class NationFiles {

    /** About three communes became one. */
    private static final int UNITED = 3;

    /** In every so many districts, one commune was split between two new ones; in the old An Giang, of whose successors the law tells, the same of its communes. */
    private static final int SPLIT = 3;

    private static final String COMMUNE = "COMMUNE";

    /** An area by its id and its code. */
    record Place(long id, String code) {}

    /** What a province is made of at one time: its parts are districts, and communes once there are none. */
    record Layout(List<Place> parts, List<Place> waters, List<Place> borders, List<Place> gates) {

        /** Where the sea and the border are; inland, the first parts instead. */
        List<Place> ends() {
            List<Place> ends = new ArrayList<>(waters);
            ends.addAll(borders);
            return ends;
        }
    }

    private final Organisation organisation;
    private final NationAreas areas = new NationAreas();
    private final NationUnits units = new NationUnits();
    private final Map<Province, Layout> before = new HashMap<>();

    /** By district, its communes. */
    private final Map<Place, List<Place>> communes = new HashMap<>();

    private NationFiles(Organisation organisation) {
        this.organisation = organisation;
    }

    /** By their names. */
    static Map<String, String> of(Organisation organisation) {
        NationFiles files = new NationFiles(organisation);
        Province.before(organisation).stream()
                .filter(province -> !province.shipped())
                .forEach(province -> files.before.put(province, files.lay(province)));
        for (Province province : Province.now(organisation)) {
            files.renew(province);
        }
        return new TreeMap<>(Map.of(
                "areas-nation.csv", files.areas.areas(),
                "successions-areas-nation.csv", files.areas.successions(),
                "units-nation.yaml", files.units.units(),
                "successions-units-nation.csv", files.units.successions()));
    }

    /** Until the merger. */
    private Layout lay(Province province) {
        long id = province.firstId();
        List<Place> districts = new ArrayList<>();
        List<Integer> sizes = province.districts();
        for (int d = 1; d <= sizes.size(); d++) {
            Place district = new Place(id + d * 100, "M%s%02d".formatted(province.code(), d));
            districts.add(district);
            areas.area(
                    district,
                    "DISTRICT",
                    province.id().value(),
                    "Huyện mẫu " + d,
                    "Sample District " + d,
                    null,
                    Nation.MERGED);
            List<Place> inDistrict = new ArrayList<>();
            for (int c = 1; c <= sizes.get(d - 1); c++) {
                Place commune = new Place(district.id() + c, "%s%02d".formatted(district.code(), c));
                inDistrict.add(commune);
                String number = d + "." + c;
                areas.area(
                        commune,
                        COMMUNE,
                        district.id(),
                        "Xã mẫu " + number,
                        "Sample Commune " + number,
                        null,
                        Nation.MERGED);
            }
            communes.put(district, inDistrict);
        }
        int waters = province.atSea() ? 2 : 0;
        int borders = province.atBorder() ? 2 : 0;
        return new Layout(
                districts,
                own(province, Kind.WATERS, waters),
                own(province, Kind.BORDERS, borders),
                own(province, Kind.GATES, waters + borders == 0 ? 0 : 2));
    }

    /** Where the province goes on, so do they. */
    private List<Place> own(Province province, Kind kind, int number) {
        List<Place> places = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            places.add(areas.own(province, kind, i, "M", null, province.ended() ? Nation.MERGED : null));
        }
        return places;
    }

    /** From the merger on: no districts, about a third as many communes; and the units of either time. */
    private void renew(Province province) {
        List<Province> made = province.founded() ? province.merged() : List.of(province);
        Layout now = province.code().equals(Formation.KIEN_GIANG) ? shipped(province) : invented(province, made);
        if (province.founded()) {
            for (Province one : made) {
                Layout then = before.get(one);
                if (then != null) {
                    units.add(one, then, null);
                }
            }
            units.add(province, null, now);
        } else {
            units.add(province, before.get(province), now);
        }
        units.succeed(made, province);
    }

    private Layout invented(Province province, List<Province> made) {
        List<Place> founded = new ArrayList<>();
        List<Place> waters = new ArrayList<>();
        List<Place> borders = new ArrayList<>();
        List<Place> gates = new ArrayList<>();
        for (Province one : made) {
            Layout then = before.get(one);
            if (then == null) {
                throw new IllegalStateException(one.code());
            }
            int number = 0;
            for (Place district : then.parts()) {
                unite(province, communes.getOrDefault(district, List.of()), ++number % SPLIT == 0, founded);
            }
            waters.addAll(goOn(province, one, Kind.WATERS, then.waters(), waters.size()));
            borders.addAll(goOn(province, one, Kind.BORDERS, then.borders(), borders.size()));
            gates.addAll(goOn(province, one, Kind.GATES, then.gates(), gates.size()));
        }
        return new Layout(founded, waters, borders, gates);
    }

    /** The communes of a district in groups; each group a new one. */
    private void unite(Province province, List<Place> old, boolean split, List<Place> founded) {
        int groups = (old.size() + UNITED - 1) / UNITED;
        int first = founded.size();
        for (int i = 0; i < groups; i++) {
            int number = founded.size() + 1;
            Place commune =
                    new Place(province.firstId() + 5_000 + number, "N%s%03d".formatted(province.code(), number));
            founded.add(commune);
            areas.area(
                    commune,
                    COMMUNE,
                    province.id().value(),
                    "Xã mới mẫu " + number,
                    "Sample New Commune " + number,
                    Nation.MERGED,
                    null);
        }
        for (int i = 0; i < old.size(); i++) {
            Place into = founded.get(first + i / UNITED);
            if (split && i == UNITED - 1 && groups > 1) {
                areas.succeed(old.get(i), into, "PART");
                areas.succeed(old.get(i), founded.get(first + 1), "PART");
            } else {
                areas.succeed(old.get(i), into, "WHOLE");
            }
        }
    }

    private List<Place> goOn(Province province, Province one, Kind kind, List<Place> old, int there) {
        if (!one.ended()) {
            return old;
        }
        List<Place> places = new ArrayList<>();
        for (Place place : old) {
            Place heir = areas.own(province, kind, there + places.size() + 1, "N", Nation.MERGED, null);
            places.add(heir);
            areas.succeed(place, heir, "WHOLE");
        }
        return places;
    }

    /** An Giang: its areas come with the program, and so does what became of Kiên Giang's; of the invented old An Giang's the rest of them is made. */
    private Layout shipped(Province province) {
        Layout now = new Layout(
                under(province, AreaLevel.COMMUNE),
                under(province, AreaLevel.SEA_ZONE),
                under(province, AreaLevel.BORDER_SECTION),
                under(province, AreaLevel.BORDER_GATE));
        for (Province one : province.merged()) {
            Layout then = before.get(one);
            if (then != null) {
                List<Place> old = then.parts().stream()
                        .flatMap(district -> communes.getOrDefault(district, List.of()).stream())
                        .toList();
                spread(old, open(now.parts()), true);
                spread(then.borders(), open(now.borders()), false);
                spread(then.gates(), open(now.gates()), false);
            }
        }
        return now;
    }

    private List<Place> under(Province province, AreaLevel level) {
        return organisation.children(province.id(), Nation.MERGED).stream()
                .filter(area -> area.level() == level)
                .map(area -> new Place(area.id().value(), area.code()))
                .toList();
    }

    /** Those of which the program does not tell what they were made of. */
    private List<Place> open(List<Place> places) {
        List<Long> followed = organisation.areas(AreaLevel.PROVINCE, Formation.DAY).stream()
                .filter(area -> area.code().equals(Formation.KIEN_GIANG))
                .flatMap(area -> organisation.areasUnder(area.id(), Nation.MERGED.minusDays(1)).stream())
                .flatMap(
                        area -> organisation.rebased(area, Nation.MERGED.minusDays(1), Nation.MERGED).places().stream())
                .map(area -> area.value())
                .toList();
        return places.stream().filter(place -> !followed.contains(place.id())).toList();
    }

    private void spread(List<Place> old, List<Place> heirs, boolean split) {
        for (int i = 0; i < old.size(); i++) {
            int heir = i * heirs.size() / old.size();
            boolean parts = split && i % (SPLIT * 10) == 0 && heir + 1 < heirs.size();
            areas.succeed(old.get(i), heirs.get(heir), parts ? "PART" : "WHOLE");
            if (parts) {
                areas.succeed(old.get(i), heirs.get(heir + 1), "PART");
            }
        }
    }
}
