package vn.phoihop.organisation;

import java.util.List;

/** What kind of place an area is. Districts ended on 1 July 2025, so a commune may lie directly under its province. */
public enum AreaLevel {
    PROVINCE,
    DISTRICT,
    COMMUNE,
    /** A stretch of sea (vùng biển) directly under a province. */
    SEA_ZONE,
    /** A stretch of the land border (tuyến biên giới) directly under a province. */
    BORDER_SECTION,
    /** A gate on land, in a port or at an airport (cửa khẩu) directly under a province. */
    BORDER_GATE;

    /** Those of the administration, from the top down; sea zones, border sections and gates lie beside them. */
    public static final List<AreaLevel> ADMINISTRATIVE = List.of(PROVINCE, DISTRICT, COMMUNE);

    /** Whether an area of this level may lie directly under one of the other. */
    public boolean liesUnder(AreaLevel parent) {
        return switch (this) {
            case PROVINCE -> false;
            case COMMUNE -> parent == DISTRICT || parent == PROVINCE;
            case DISTRICT, SEA_ZONE, BORDER_SECTION, BORDER_GATE -> parent == PROVINCE;
        };
    }
}
