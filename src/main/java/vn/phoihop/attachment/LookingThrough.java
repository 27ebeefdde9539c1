package vn.phoihop.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Looks through a document before it is taken in, and says all that speaks against it. What cannot be looked through is not taken in. */
@Component
public class LookingThrough {

    private static final Logger LOG = LoggerFactory.getLogger(LookingThrough.class);

    /** Each holds a document, and parts of it unpacked. */
    final Semaphore atOnce = new Semaphore(2, true);

    private final Duration waiting;

    @Autowired
    LookingThrough() {
        this(Duration.ofSeconds(30));
    }

    /** @param waiting so long one waits for a turn */
    LookingThrough(Duration waiting) {
        this.waiting = waiting;
    }

    /** The type of a document that may be taken in. */
    public DocumentType look(SentDocument document) {
        Findings findings = new Findings(document.name());
        Optional<DocumentType> named = DocumentType.named(document.name());
        findings.words(Findings.Place.NAME, document.name().replaceFirst("\\.\\w+$", "") + "\n" + document.name());
        if (document.name().isBlank() || document.name().startsWith(".")) {
            findings.add(ProblemCode.ATTACHMENT_NAME_UNUSABLE);
        } else if (Pictures.named(document.name())) {
            findings.add(ProblemCode.ATTACHMENT_IS_IMAGE);
        } else if (named.isEmpty()) {
            findings.add(ProblemCode.ATTACHMENT_TYPE_UNKNOWN, DocumentType.all());
        }
        if (document.size() == 0) {
            findings.add(ProblemCode.ATTACHMENT_EMPTY);
        } else if (named.isPresent()) {
            inTurn(document.name(), () -> content(document, named.get(), findings));
        }
        Refused.ifAny(findings.list());
        return named.orElseThrow();
    }

    private static void content(SentDocument document, DocumentType named, Findings findings) {
        byte[] bytes = document.bytes();
        try {
            if (Pictures.begins(bytes)) {
                findings.add(ProblemCode.ATTACHMENT_IS_IMAGE);
            } else if (named.plain()) {
                plain(bytes, findings);
            } else if (named == DocumentType.PDF) {
                PdfDocument.look(bytes, findings);
            } else {
                ZippedDocument.look(bytes, named, findings);
            }
        } catch (Words.NotLookedThrough said) {
            // What was found says why.
        } catch (IOException | UncheckedIOException broken) {
            LOG.debug("a document could not be read", broken);
            findings.add(ProblemCode.ATTACHMENT_BROKEN);
        } catch (RuntimeException | StackOverflowError unreadable) {
            // Readers of foreign formats fail in any way on what was made to make them fail.
            LOG.info("a document could not be looked through: {}", unreadable.toString());
            findings.add(ProblemCode.ATTACHMENT_BROKEN);
        }
    }

    private static void plain(byte[] bytes, Findings findings) {
        if (PdfDocument.begins(bytes) || ZippedDocument.begins(bytes) || CompoundFile.begins(bytes)) {
            findings.add(ProblemCode.ATTACHMENT_TYPE_MISMATCH);
        } else {
            PlainDocument.look(bytes, findings);
        }
    }

    /** Who has waited too long for a turn is told to come again: requests do not pile up behind documents that take their time. */
    private void inTurn(String name, Runnable work) {
        try {
            if (!atOnce.tryAcquire(waiting.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(ProblemCode.ATTACHMENTS_BUSY, Findings.shown(name));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(ProblemCode.ATTACHMENTS_BUSY, Findings.shown(name));
        }
        try {
            work.run();
        } finally {
            atOnce.release();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Settings {

        @Bean
        VirusScanner virusScanner(@Value("${phoihop.virus-scanner:}") String place) {
            return VirusScanner.at(place);
        }
    }
}
