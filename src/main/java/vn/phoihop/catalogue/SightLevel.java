package vn.phoihop.catalogue;

/** How finely the place of a kind's records may be shown. Public-order work is never shown finer than a district. */
public enum SightLevel {
    COMMUNE,
    DISTRICT,
    PROVINCE
}
