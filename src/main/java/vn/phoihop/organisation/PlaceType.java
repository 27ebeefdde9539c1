package vn.phoihop.organisation;

import java.util.Locale;

/** What a change of the organisation is about: units or areas, never both. */
public enum PlaceType {
    UNIT,
    AREA;

    PlaceType other() {
        return this == UNIT ? AREA : UNIT;
    }

    /** Its word in addresses: {@code unit}, {@code area}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
