package vn.phoihop.sample;

import java.util.ArrayList;
import java.util.List;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;

/** Where patrols go and who goes there: the sea and the border more than the inland. */
record Route(String area, Terrain terrain, double weight, List<Unit> units, List<AreaId> places) {

    enum Terrain {
        SEA(2, 1, 6, 0.6, 12),
        BORDER(2.5, 1.5, 6, 1, 0),
        GATE(1.5, 0.5, 4, 3, 0.5),
        INLAND(6, 3.5, 2.5, 0.2, 0);

        private final double[] leading;

        /** How often each force leads here, in the order of the bits. */
        Terrain(double... leading) {
            this.leading = leading;
        }

        double leading(Unit unit) {
            return leading[unit.force().bit()];
        }
    }

    static List<Route> all(Formation formation) {
        List<Route> routes = new ArrayList<>();
        routes.add(sea(formation, "KG-VB-HT", 8, "CA-KG-900", "CA-KG-902"));
        routes.add(sea(formation, "KG-VB-PQ", 11, "CA-KG-911", "CA-KG-PC09"));
        routes.add(sea(formation, "KG-VB-TC", 4));
        routes.add(sea(formation, "KG-VB-ND", 6, "CA-KG-912"));
        routes.add(sea(formation, "KG-VB-RG", 8, "CA-KG-PC09"));
        routes.add(border(formation, "KG-BG-HT", 11, "CA-KG-900", "QS-KG-900"));
        routes.add(border(formation, "KG-BG-GT", 12, "CA-KG-914", "QS-KG-914"));
        routes.add(gate(formation, "KG-CK-HT", 3, "CA-KG-900"));
        routes.add(gate(formation, "KG-CK-GT", 2, "CA-KG-914"));
        routes.add(gate(formation, "KG-CK-HC", 1, "CA-KG-902"));
        routes.add(gate(formation, "KG-CK-AT", 1.5, "CA-KG-911", "CSB4-HD401"));
        routes.add(gate(formation, "KG-CK-PQ", 1.5, "CA-KG-911", "CA-KG-PA08"));
        for (Area district : formation.parts()) {
            routes.add(inland(formation, district));
        }
        return routes;
    }

    /** In a province of which no more is known than its areas and who answers for them. */
    static List<Route> plain(Formation formation) {
        List<Route> routes = new ArrayList<>();
        add(routes, formation, AreaLevel.SEA_ZONE, Terrain.SEA, 8);
        add(routes, formation, AreaLevel.BORDER_SECTION, Terrain.BORDER, 11);
        add(routes, formation, AreaLevel.BORDER_GATE, Terrain.GATE, 2);
        formation.parts().forEach(district -> routes.add(inland(formation, district)));
        return routes;
    }

    private static void add(List<Route> routes, Formation formation, AreaLevel level, Terrain terrain, double weight) {
        formation.areas(level).forEach(area -> routes.add(of(formation, area.code(), terrain, weight)));
    }

    private static Route sea(Formation formation, String area, double weight, String... others) {
        return of(formation, area, Terrain.SEA, weight, others);
    }

    private static Route border(Formation formation, String area, double weight, String... others) {
        return of(formation, area, Terrain.BORDER, weight, others);
    }

    private static Route gate(Formation formation, String area, double weight, String... others) {
        return of(formation, area, Terrain.GATE, weight, others);
    }

    private static Route of(Formation formation, String area, Terrain terrain, double weight, String... others) {
        return new Route(area, terrain, weight, formation.answering(area, others), List.of(formation.area(area)));
    }

    /** Bigger and coastal districts see more; some records name the district only, most a commune. */
    private static Route inland(Formation formation, Area district) {
        double weight = switch (district.code()) {
            case "899", "911" -> 4.5;
            case "900", "902", "903", "914" -> 2.6;
            case "912" -> 0.9;
            case "30742", "31078" -> 3.5;
            case "30769", "30787", "30796" -> 1.2;
            default -> district.level() == AreaLevel.COMMUNE ? 0.3 : 1.5;
        };
        List<AreaId> places = new ArrayList<>();
        for (Area commune : formation.communes(district.id())) {
            places.add(commune.id());
            places.add(commune.id());
        }
        for (int i = 0; i < 4; i++) {
            places.add(district.id());
        }
        String[] others = district.code().equals("899") || district.code().equals("911")
                ? new String[] {"CA-KG-PC08", "CA-KG-PK02"}
                : new String[0];
        return new Route(district.code(), Terrain.INLAND, weight, formation.answering(district.code(), others), places);
    }
}
