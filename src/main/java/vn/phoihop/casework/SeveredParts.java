package vn.phoihop.casework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;

/** Cases severed from others rely on what those were counted for. */
@Component
class SeveredParts {

    private static final LocalizedText UNTITLED = new LocalizedText("chưa có tên", "untitled");

    private final CaseFiles files;

    SeveredParts(CaseFiles files) {
        this.files = files;
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
        return whole.links().stream()
                .filter(link -> link.direction() == CaseLink.Direction.SEVERED_OFF)
                .flatMap(link -> files.find(new RecordKey(whole.key().book(), link.other())).stream())
                .filter(part -> part.state() != CaseState.WITHDRAWN)
                .filter(part -> part.link(
                                CaseLink.Direction.SEVERED_FROM, whole.key().id())
                        .filter(link -> !Collections.disjoint(link.stages(), lost))
                        .isPresent())
                .map(part -> Problem.of(
                        ProblemCode.CASE_PART_RELIES,
                        part.form().title() == null ? UNTITLED : part.form().title(),
                        part.openedOn()))
                .toList();
    }

    private static List<String> stages(CaseFile file, CaseCheck check) {
        return CaseTallies.stages(file, check.catalogue(file.openedOn()));
    }
}
