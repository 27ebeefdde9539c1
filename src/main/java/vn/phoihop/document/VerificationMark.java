package vn.phoihop.document;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How whoever holds a signed paper finds out whether it is the one that was signed: a code that leads to its page. The paper's bytes cannot
 * hold their own hash; the code is drawn at random when the paper is signed, and the hash is asked for under it.
 *
 * @param code as printed and typed
 * @param address of the paper's page; null where the installation does not know its own
 * @param seals up to where each book it rests on was sealed, and the beginning of that entry's hash, as printed
 */
public record VerificationMark(String code, @Nullable String address, List<String> seals) {

    static final String ALTERNATIVE = "Mã QR dẫn đến trang kiểm tra văn bản: ";

    /** What the square says. */
    String scanned() {
        return address == null ? code : address;
    }

    List<String> lines() {
        String first = address == null
                ? "Kiểm tra văn bản: mở mục “Kiểm tra văn bản” (/verify) của hệ thống và nhập mã."
                : "Kiểm tra văn bản tại: " + address;
        String second = "Mã kiểm tra: " + code;
        return Stream.concat(Stream.of(first, second), seals.stream()).toList();
    }
}
