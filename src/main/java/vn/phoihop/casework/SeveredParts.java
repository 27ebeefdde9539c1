package vn.phoihop.casework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/** Cases severed from others rely on what those were counted for. */
@Component
class SeveredParts {

    private static final LocalizedText UNTITLED = new LocalizedText("chưa có tên", "untitled");
    private static final LocalizedText OUT_OF_SIGHT = new LocalizedText("ngoài phạm vi được xem", "outside your sight");

    private final CaseFiles files;
    private final TransactionTemplate alone;

    SeveredParts(CaseFiles files, PlatformTransactionManager transactions) {
        this.files = files;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.alone.setReadOnly(true);
    }

    /**
     * The cases severed from this one that are not counted at a stage because this one was, although it would no longer be: taken away from
     * both, the matter would be counted nowhere.
     *
     * @param after what would become of the whole; null where it would count for nothing
     */
    List<Problem> relying(CaseFile whole, @Nullable CaseFile after, CaseCheck check) {
        List<String> lost = new ArrayList<>(stages(whole, check));
        if (after != null) {
            lost.removeAll(stages(after, check));
        }
        if (lost.isEmpty()) {
            return List.of();
        }
        return severed(whole).stream()
                .filter(part -> part.state() != CaseState.WITHDRAWN)
                .filter(part -> part.link(
                                CaseLink.Direction.SEVERED_FROM, whole.key().id())
                        .filter(link -> !Collections.disjoint(link.stages(), lost))
                        .isPresent())
                .map(part -> Problem.of(ProblemCode.CASE_PART_RELIES, title(part), part.openedOn()))
                .toList();
    }

    /** Also those out of sight of who acts: a part stays with who led the whole when it was severed, and the whole may have been handed over since. */
    private List<CaseFile> severed(CaseFile whole) {
        List<UUID> parts = whole.links().stream()
                .filter(link -> link.direction() == CaseLink.Direction.SEVERED_OFF)
                .map(CaseLink::other)
                .toList();
        if (parts.isEmpty()) {
            return List.of();
        }
        BookId book = whole.key().book();
        Map<UUID, CaseFile> found = Acting.current() instanceof Acting.Staff
                ? Acting.asSystem(() -> alone.execute(status -> files.list(book, parts)))
                : files.list(book, parts);
        return parts.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private Object title(CaseFile part) {
        if (files.find(part.key()).isEmpty()) {
            return OUT_OF_SIGHT;
        }
        String title = part.form().title();
        return title == null ? UNTITLED : title;
    }

    private static List<String> stages(CaseFile file, CaseCheck check) {
        return CaseTallies.stages(file, check.catalogue(file.openedOn()));
    }
}
