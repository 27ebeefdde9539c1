package vn.phoihop.document;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where copies go (Nơi nhận).
 *
 * @param copies without dash and semicolon: "Như trên", "Bộ Công an (để báo cáo)"
 * @param archive what follows "Lưu: ", for example "VT, PV01"
 */
public record Recipients(List<String> copies, String archive) {

    public Recipients {
        copies = List.copyOf(copies);
        if (archive.isBlank()) {
            throw new IllegalArgumentException("a paper is always kept by the clerk: archive is missing");
        }
    }

    /** As printed: "- …;" for each, "- Lưu: …." last. */
    public List<String> lines() {
        return Stream.concat(copies.stream().map(copy -> "- " + copy + ";"), Stream.of("- Lưu: " + archive + "."))
                .toList();
    }
}
