package vn.phoihop.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/**
 * Hands a document to who may see the item it goes with, and notes that the item was opened. It leaves piece by piece after the transaction has ended, so
 * that a slow reader holds neither a connection nor the document.
 */
@Component
class OpeningAttachments {

    private static final String LOCKED_UP = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final ItemDesk desk;
    private final Attachments attachments;

    OpeningAttachments(ItemDesk desk, Attachments attachments) {
        this.desk = desk;
        this.attachments = attachments;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    ResponseEntity<Resource> open(RecordKey key, UUID id) {
        Attachment one = mayOpen(key, id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(one.mediaType()))
                .eTag('"' + one.sha256() + '"')
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(one.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", LOCKED_UP)
                .body(new Stored(key, one));
    }

    /** What the item shows to who looks; what it no longer has, its sender alone; what waits, who has uploaded it. */
    private Attachment mayOpen(RecordKey key, UUID id) {
        Optional<Attachments.Kept> kept =
                desk.find(key).isPresent() ? shown(desk.open(key), id) : attachments.find(key, id);
        return kept.map(Attachments.Kept::attachment)
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key + "/" + id));
    }

    private Optional<Attachments.Kept> shown(Item opened, UUID id) {
        boolean listed = desk.seen(opened).attachments().stream()
                .anyMatch(one -> one.id().equals(id));
        return attachments
                .find(opened.key(), id)
                .filter(one -> listed
                        || one.standing() == Attachments.Standing.WAITING
                        || desk.ofSender(opened) && one.attachment().own());
    }

    /** What a document holds, read piece by piece, each in a transaction of its own. */
    private final class Stored extends AbstractResource {

        private final RecordKey key;
        private final Attachment attachment;

        Stored(RecordKey key, Attachment attachment) {
            this.key = key;
            this.attachment = attachment;
        }

        @Override
        public String getDescription() {
            return "attachment " + attachment.id();
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public long contentLength() {
            return attachment.size();
        }

        @Override
        public InputStream getInputStream() {
            return new Pieces(key, attachment);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Objects.hash(attachment.id());
        }
    }

    private final class Pieces extends InputStream {

        private final RecordKey key;
        private final Attachment attachment;
        private byte[] piece = {};
        private int ordinal;
        private int at;

        Pieces(RecordKey key, Attachment attachment) {
            this.key = key;
            this.attachment = attachment;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (at == piece.length) {
                if ((long) ordinal * Attachments.PIECE >= attachment.size()) {
                    return -1;
                }
                piece = attachments
                        .piece(key, attachment.id(), ordinal++)
                        .orElseThrow(() -> new IOException("a piece of " + attachment.id() + " is missing"));
                at = 0;
            }
            int some = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, some);
            at += some;
            return some;
        }
    }
}
