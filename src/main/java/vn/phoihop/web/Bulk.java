package vn.phoihop.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.i18n.LocaleContextHolder;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** What became of a step taken with many records, each in a transaction of its own: one that is refused keeps nothing else back. */
public record Bulk<T>(List<T> done, List<Failure<T>> failed) {

    /** So many at once; more would keep the book's writers waiting. */
    public static final int MOST = 200;

    public Bulk {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
    }

    public record Failure<T>(T one, List<Problem> problems) {}

    /** @param act does it for one, in a transaction of its own, and throws {@link Refused} where it cannot be done */
    public static <T> Bulk<T> of(List<T> chosen, Consumer<T> act) {
        if (chosen.size() > MOST) {
            throw new Refused(Problem.at("chosen", ProblemCode.TOO_MANY, MOST));
        }
        List<T> done = new ArrayList<>();
        List<Failure<T>> failed = new ArrayList<>();
        for (T one : chosen.stream().distinct().toList()) {
            try {
                act.accept(one);
                done.add(one);
            } catch (Refused refused) {
                failed.add(new Failure<>(one, refused.problems()));
            }
        }
        return new Bulk<>(done, failed);
    }

    /** For a page: view {@code web/bulk-page}, in the model as {@code result}. */
    public BulkResult result(String step, BulkResult.Naming<T> naming, String back) {
        return new BulkResult(
                step,
                done.size(),
                failed.stream()
                        .map(one -> naming.failed(one.one(), one.problems()))
                        .toList(),
                back);
    }

    /** For a program. */
    public Answer answer(Function<T, UUID> id, Texts texts) {
        return new Answer(
                done.stream().map(id).toList(),
                failed.stream()
                        .map(one -> new Failed(
                                id.apply(one.one()),
                                one.problems().stream()
                                        .map(problem -> new Said(
                                                problem.code().name(),
                                                problem.where(),
                                                texts.text(LocaleContextHolder.getLocale(), problem)))
                                        .toList()))
                        .toList());
    }

    /** What came of it, as programs are told; each record by itself. */
    @Schema(name = "BulkAnswer")
    public record Answer(List<UUID> done, List<Failed> failed) {}

    @Schema(name = "BulkFailure")
    public record Failed(UUID id, List<Said> problems) {}

    @Schema(name = "ProblemOfMember")
    public record Said(@Schema(example = "NOT_ALLOWED") String code, String where, String message) {}
}
