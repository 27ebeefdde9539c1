package vn.phoihop.organisation;

import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;

/** An area as it was on a day; {@code valid} are the days of this state. Code and day identify it, the code alone does not. */
public record Area(
        AreaId id,
        String code,
        AreaLevel level,
        LocalizedText name,
        @Nullable AreaId parent,
        Validity valid) {

    /** The Vietnamese name as tables and paths write it: {@code TP Phú Quốc}, {@code TT Kiên Lương}. */
    public String shortName() {
        return name.vi()
                .replaceFirst("^Thành phố ", "TP ")
                .replaceFirst("^Thị trấn ", "TT ")
                .replaceFirst("^Thị xã ", "TX ");
    }
}
