package vn.phoihop.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.AccessTrail;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.attachment.DocumentType;
import vn.phoihop.attachment.LookingThrough;
import vn.phoihop.attachment.SentDocument;
import vn.phoihop.attachment.VirusScanner;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/**
 * Takes in a document that is to go with an item or a reply. It is read, looked through and scanned before a transaction begins, so that neither a slow
 * line nor a slow scanner holds a connection; then it waits, seen by who has uploaded it alone, until it is sent.
 */
@Component
class ReceivingAttachments {

    /** More than anybody sends in a day, and no more than a disk bears. */
    static final int MOST_WAITING = 30;

    private final ItemDesk desk;
    private final Attachments attachments;
    private final LookingThrough looking;
    private final VirusScanner scanner;
    private final Permissions permissions;
    private final AccessTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReceivingAttachments(
            ItemDesk desk,
            Attachments attachments,
            LookingThrough looking,
            VirusScanner scanner,
            Permissions permissions,
            AccessTrail trail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.desk = desk;
        this.attachments = attachments;
        this.looking = looking;
        this.scanner = scanner;
        this.permissions = permissions;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param now whether it was taken in by this request; otherwise it was there before
     * @param sent whether it is part of the item by now
     */
    record Received(Attachment attachment, boolean now, boolean sent) {

        static Received of(Attachments.Kept kept, boolean now) {
            return new Received(kept.attachment(), now, kept.standing() == Attachments.Standing.PART);
        }
    }

    /** Sent twice under the same id it is one. */
    Received receive(RecordKey item, UUID id, String sentName, InputStream in) throws IOException {
        Optional<Attachments.Kept> known =
                Objects.requireNonNull(transaction.execute(status -> requireToAttach(item, id)));
        try (SentDocument document = SentDocument.read(SentDocument.tidyName(sentName), in)) {
            if (known.isPresent()) {
                return Received.of(same(known.get(), document), false);
            }
            DocumentType type = looking.look(document);
            scanner.findVirus(document).ifPresent(virus -> {
                transaction.executeWithoutResult(status ->
                        trail.note(AccessTrail.Act.REFUSED, item.toString(), "attachment " + id + ": " + virus));
                throw new Refused(ProblemCode.ATTACHMENT_INFECTED, document.name(), virus);
            });
            return Objects.requireNonNull(transaction.execute(status -> kept(item, id, document, type)));
        }
    }

    private Received kept(RecordKey item, UUID id, SentDocument document, DocumentType type) {
        boolean now = attachments.keep(
                item,
                id,
                document,
                type,
                Objects.requireNonNull(SignedIn.current().unit()),
                clock.instant());
        // Of two at once the second finds it there; what somebody else has uploaded is not seen.
        Attachments.Kept kept =
                attachments.find(item, id).orElseThrow(() -> new Refused(ProblemCode.ID_ALREADY_TAKEN, id.toString()));
        return Received.of(same(kept, document), now);
    }

    private static Attachments.Kept same(Attachments.Kept kept, SentDocument document) {
        Attachment one = kept.attachment();
        if (!one.name().equals(document.name())
                || !Arrays.equals(HexFormat.of().parseHex(one.sha256()), document.sha256())) {
            throw new Refused(ProblemCode.ID_ALREADY_TAKEN, one.id().toString());
        }
        return kept;
    }

    /** Who may write the item, or an answer to it. */
    private Optional<Attachments.Kept> requireToAttach(RecordKey key, UUID id) {
        SignedIn who = SignedIn.current();
        Optional<Item> item = desk.find(key);
        if (item.isEmpty()) {
            permissions.require(Authority.EXCHANGE_RECORD);
            if (attachments.concernsUnits(key)) {
                throw new Refused(ProblemCode.NOT_FOUND, key.toString());
            }
        } else {
            boolean gives = who.may(Authority.EXCHANGE_RECORD)
                    && permissions.answersFor(who.unit(), item.get().sender());
            boolean answers = who.may(Authority.RECORD_CONFIRM)
                    && item.get().recipients().stream().anyMatch(one -> permissions.answersFor(who.unit(), one.unit()));
            if (!gives && !answers) {
                permissions.require(Authority.EXCHANGE_RECORD, item.get().sender());
            }
        }
        if (who.unit() == null) {
            throw new Refused(ProblemCode.EXCHANGE_SENDER_NOT_OWN);
        }
        Optional<Attachments.Kept> known = attachments.find(key, id);
        if (known.isEmpty()
                && attachments.countWaiting(key.book(), who.account().id()) >= MOST_WAITING) {
            throw new Refused(ProblemCode.ATTACHMENTS_WAITING, MOST_WAITING);
        }
        return known;
    }
}
