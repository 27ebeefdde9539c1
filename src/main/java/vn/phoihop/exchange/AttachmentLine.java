package vn.phoihop.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import vn.phoihop.web.Page;

/**
 * A document as pages show it.
 *
 * @param about its type and its size
 * @param ticked whether the form is to send it
 */
record AttachmentLine(String id, String name, String about, String href, boolean ticked) {

    private static final int KILO = 1024;

    static AttachmentLine of(Item item, Attachment one, Page page) {
        return of(item.key().toString(), one, true, page);
    }

    static AttachmentLine of(String item, Attachment one, boolean ticked, Page page) {
        return new AttachmentLine(
                one.id().toString(),
                one.name(),
                one.kind() + ", " + size(one.size(), page),
                "/exchange/" + item + "/attachments/" + one.id(),
                ticked);
    }

    static List<AttachmentLine> of(Item item, List<Attachment> list, Page page) {
        return list.stream().map(one -> of(item, one, page)).toList();
    }

    /** At least one kilobyte; tenths of megabytes. */
    private static String size(int bytes, Page page) {
        return bytes < KILO * KILO
                ? page.show((bytes + KILO - 1) / KILO) + " KB"
                : page.show(BigDecimal.valueOf(bytes)
                                .divide(BigDecimal.valueOf((long) KILO * KILO), 1, RoundingMode.HALF_UP)
                                .stripTrailingZeros())
                        + " MB";
    }
}
