package vn.phoihop.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Creates;

/** Documents of items for programs: uploaded one by one, then named by the item or the reply they go with. */
@ApiController
@Tag(name = "exchange")
@RequestMapping("/api/v1/books/{book}/exchange/{id}/attachments")
class AttachmentApi {

    private final ItemDesk desk;
    private final Attachments attachments;
    private final ReceivingAttachments receiving;
    private final OpeningAttachments opening;
    private final Permissions permissions;

    AttachmentApi(
            ItemDesk desk,
            Attachments attachments,
            ReceivingAttachments receiving,
            OpeningAttachments opening,
            Permissions permissions) {
        this.desk = desk;
        this.attachments = attachments;
        this.receiving = receiving;
        this.opening = opening;
        this.permissions = permissions;
    }

    /**
     * A document.
     *
     * @param turn the reply it goes with; null for the item itself
     * @param sent whether it is part of the item; otherwise it waits to be named by one
     */
    @Schema(name = "ExchangeAttachment")
    record AttachmentShown(
            UUID id,
            @Nullable UUID turn,
            String name,

            @Schema(example = "application/pdf") String mediaType,

            @Schema(description = "In bytes") int size,

            @Schema(description = "Of what it holds, in hexadecimal digits")
            String sha256,

            boolean sent) {

        static AttachmentShown of(Attachment one, boolean sent) {
            return new AttachmentShown(
                    one.id(), one.turn(), one.name(), one.mediaType(), one.size(), one.sha256(), sent);
        }
    }

    @Operation(
            summary = "The documents of an item and of its replies",
            description =
                    "Beside them what was uploaded for it by who asks and not sent. Whoever asks has opened the item.")
    @GetMapping
    List<AttachmentShown> list(@PathVariable int book, @PathVariable UUID id) {
        permissions.require(Authority.RECORD_VIEW);
        RecordKey key = RecordKey.of(book, id);
        boolean there = desk.find(key).isPresent();
        List<Attachment> sent = there ? desk.seen(desk.open(key)).attachments() : List.of();
        List<Attachment> waiting = attachments.waiting(key);
        if (!there && waiting.isEmpty()) {
            throw new Refused(ProblemCode.NOT_FOUND, key.toString());
        }
        return Stream.concat(
                        sent.stream().map(one -> AttachmentShown.of(one, true)),
                        waiting.stream().map(one -> AttachmentShown.of(one, false)))
                .toList();
    }

    @Operation(
            summary = "What a document holds",
            description = "As it was uploaded. Its entity tag is its hash. Whoever asks has opened the item.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/{attachment}")
    ResponseEntity<Resource> get(@PathVariable int book, @PathVariable UUID id, @PathVariable UUID attachment) {
        permissions.require(Authority.RECORD_VIEW);
        return opening.open(RecordKey.of(book, id), attachment);
    }

    @Operation(
            summary = "Uploads a document for an item or a reply",
            description =
                    "The item need not be there yet: the document waits for a day until the item or a reply names its"
                            + " id. PDF, DOCX, XLSX, ODT, ODS, CSV and plain text up to 20 MB; without pictures, macros,"
                            + " embedded files, or anything that runs or fetches something; not encrypted. Sent again"
                            + " under the same id it changes nothing.")
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            required = true,
            description = "Of the file, with its ending",
            example = "ghi-chu.txt")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @Requires({Authority.EXCHANGE_RECORD, Authority.RECORD_CONFIRM})
    @PutMapping("/{attachment}")
    @Creates
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    ResponseEntity<AttachmentShown> put(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable UUID attachment,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request)
            throws IOException {
        BookId own = SignedIn.current().own(new BookId(book));
        ReceivingAttachments.Received one = receiving.receive(
                new RecordKey(own, id), attachment, Objects.requireNonNullElse(name, ""), request.getInputStream());
        URI href = URI.create("/api/v1/books/" + book + "/exchange/" + id + "/attachments/" + attachment);
        return (one.now() ? ResponseEntity.created(href) : ResponseEntity.ok())
                .eTag('"' + one.attachment().sha256() + '"')
                .body(AttachmentShown.of(one.attachment(), one.sent()));
    }
}
