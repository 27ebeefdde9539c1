package vn.phoihop.casework;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;

/** Units of count that turn exactly into the one a measure is kept in, so that an amount is typed as it stands in the minutes: 350 g, 2 tấn. */
enum WrittenUnit {
    MG("mg", "mg", "kg", "0.000001"),
    G("g", "g", "kg", "0.001"),
    KG("kg", "kg", "kg", "1"),
    QUINTAL("tạ", "quintals", "kg", "100"),
    TONNE("tấn", "tonnes", "kg", "1000"),
    ML("ml", "ml", "litres", "0.001"),
    LITRE("lít", "litres", "litres", "1");

    private final LocalizedText name;
    private final String keptIn;
    private final BigDecimal factor;

    WrittenUnit(String vietnamese, String english, String keptIn, String factor) {
        this.name = new LocalizedText(vietnamese, english);
        this.keptIn = keptIn;
        this.factor = new BigDecimal(factor);
    }

    LocalizedText label() {
        return name;
    }

    /** Those in which amounts of the measure may be written; empty where there is only its own. */
    static List<WrittenUnit> of(Measure measure) {
        return Arrays.stream(values())
                .filter(unit -> unit.keptIn.equals(measure.unit().en()))
                .toList();
    }

    static Optional<WrittenUnit> find(Measure measure, String code) {
        return of(measure).stream().filter(unit -> unit.name().equals(code)).findFirst();
    }

    Quantity kept(Quantity written) {
        return new Quantity(written.value().multiply(factor));
    }
}
