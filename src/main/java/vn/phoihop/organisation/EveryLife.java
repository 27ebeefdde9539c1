package vn.phoihop.organisation;

/** Forces, areas and units as lives: what lists tell about any of them is looked at together. */
record EveryLife(Lives forces, Lives areas, Lives units) {

    static EveryLife of(Organisation known) {
        Lives areas = Lives.ofAreas(known);
        return new EveryLife(Lives.ofForces(known), areas, Lives.ofUnits(known, areas));
    }

    Lives of(ListKind kind) {
        return switch (kind) {
            case FORCES -> forces;
            case AREAS, AREA_SUCCESSIONS -> areas;
            case UNITS, UNIT_SUCCESSIONS -> units;
        };
    }
}
