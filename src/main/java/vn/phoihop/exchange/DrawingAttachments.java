package vn.phoihop.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Page;

/** The documents a form shows: those the item has, and what was uploaded for it; those that are to go with it are ticked. */
@Component
class DrawingAttachments {

    private final Attachments attachments;

    DrawingAttachments(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Of the form of an item; null for a new one. */
    List<AttachmentLine> ofForm(RecordKey key, @Nullable Item item, Uploads uploads, Page page) {
        Map<UUID, Attachment> known = new LinkedHashMap<>();
        if (item != null) {
            item.ownAttachments().forEach(one -> known.put(one.id(), one));
        }
        attachments.waiting(key).forEach(one -> known.put(one.id(), one));
        return lines(key, known, uploads, page);
    }

    /** Of a step with an item. */
    List<AttachmentLine> ofStep(Item item, Uploads uploads, Page page) {
        Map<UUID, Attachment> known = new LinkedHashMap<>();
        attachments.waiting(item.key()).forEach(one -> known.put(one.id(), one));
        return lines(item.key(), known, uploads, page);
    }

    private static List<AttachmentLine> lines(RecordKey key, Map<UUID, Attachment> known, Uploads uploads, Page page) {
        return known.values().stream()
                .map(one -> AttachmentLine.of(key.toString(), one, uploads.ids().contains(one.id()), page))
                .toList();
    }
}
