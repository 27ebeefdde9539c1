package vn.phoihop.exchange;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.attachment.SentDocument;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.LargeBody;
import vn.phoihop.web.PageController;

/** Documents of items as pages hand them out, and the addresses that take them in. */
@PageController
class AttachmentPages {

    private static final int ROOM_FOR_FIELDS = 1024 * 1024;

    private final OpeningAttachments opening;
    private final Permissions permissions;

    AttachmentPages(OpeningAttachments opening, Permissions permissions) {
        this.opening = opening;
        this.permissions = permissions;
    }

    @GetMapping("/exchange/{book}/{id}/attachments/{attachment}")
    ResponseEntity<Resource> get(@PathVariable int book, @PathVariable UUID id, @PathVariable UUID attachment) {
        permissions.require(Authority.RECORD_VIEW);
        return opening.open(RecordKey.of(book, id), attachment);
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {

        /** One large document at a time, or several that are as large together; the form keeps what it has. */
        @Bean
        LargeBody attachmentsOfForms() {
            return new LargeBody("POST", "/exchange", SentDocument.MOST_BYTES * 2 + ROOM_FOR_FIELDS, true);
        }

        /** A little more than is taken, so that who sends a little more is told of the document and not of a body. */
        @Bean
        LargeBody attachmentsOfPrograms() {
            return new LargeBody(
                    "PUT", "/api/v1/books/*/exchange/*/attachments", SentDocument.MOST_BYTES + ROOM_FOR_FIELDS, false);
        }
    }
}
