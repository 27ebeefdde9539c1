package vn.phoihop.catalogue;

import java.util.List;

/** Catalogues for tests of rooms above, without a database. */
public final class CatalogueFixture {

    private CatalogueFixture() {}

    public static Catalogue of(Definition... definitions) {
        return new Catalogue(1, List.of(definitions));
    }
}
