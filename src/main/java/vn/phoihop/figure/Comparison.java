package vn.phoihop.figure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** The window that a figure by place is compared with, as programs are told of it. */
record Comparison(
        Window window,

        @Schema(description = "The whole figure of the window asked for; none where nothing is known of it") @Nullable
        Quantity value,

        @Schema(description = "The same of this window") @Nullable
        Quantity other,

        @Schema(description = "The one less the other") @Nullable
        Quantity difference,

        @Schema(description = "A bare count is in one of the two: it is in no row, so that no row has a difference")
        boolean countOnly,

        @Schema(
                description =
                        "What to mind: REGIME, no regime cuts both windows; LENGTH, one is longer; DEFINITION, what is counted was defined otherwise")
        List<Against.Caution> cautions) {

    static @Nullable Comparison of(@Nullable Against against) {
        if (against == null) {
            return null;
        }
        FigureValue value = against.value();
        FigureValue other = against.other();
        Change change = against.change();
        return new Comparison(
                against.window(),
                value == null ? null : value.value(),
                other == null ? null : other.value(),
                change == null ? null : change.difference(),
                against.countOnly(),
                against.cautions());
    }
}
