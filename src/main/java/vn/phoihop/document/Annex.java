package vn.phoihop.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An annex (phụ lục), on pages of its own numbered by themselves.
 *
 * @param reference what it belongs to, without brackets: "Kèm theo Báo cáo số 05/BC-UBND ngày …"; none: the paper fills it in
 * @param notes small print under its blocks
 * @param provenance where its figures come from; printed last
 */
public record Annex(
        String title,
        @Nullable String reference,
        Orientation orientation,
        List<Block> blocks,
        List<String> notes,
        @Nullable Provenance provenance) {

    /** How the annex's pages lie. */
    public enum Orientation {
        PORTRAIT,
        LANDSCAPE
    }

    /**
     * What pins the figures: the cutoff they were computed at and a hash of them in canonical form, so that whoever computes them again can
     * compare.
     *
     * @param takenAt when the figures were frozen, as printed
     * @param cutoff up to where the books were read, as printed
     * @param sha256 of the canonical figures, 64 hexadecimal digits
     */
    public record Provenance(String takenAt, String cutoff, String sha256) {

        public Provenance {
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
            }
        }

        List<String> lines() {
            return List.of(
                    "Thời điểm chốt số liệu: " + takenAt + "; sổ đọc " + cutoff + ".",
                    "Mã băm SHA-256 của số liệu: " + sha256 + ".");
        }
    }

    public Annex {
        blocks = List.copyOf(blocks);
        notes = List.copyOf(notes);
    }
}
