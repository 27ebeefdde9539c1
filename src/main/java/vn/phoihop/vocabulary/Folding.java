package vn.phoihop.vocabulary;

import java.text.Normalizer;
import java.util.Locale;

/** Vietnamese text made comparable for search: small letters without any mark, so that hoà, hòa and hoa, đ and d, NFC and NFD are alike. */
public final class Folding {

    private Folding() {}

    public static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
