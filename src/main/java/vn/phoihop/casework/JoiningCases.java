package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.casework.CaseLink.Direction;
import vn.phoihop.casework.CaseWriting.Deed;
import vn.phoihop.casework.CaseWriting.Outcome;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/**
 * Joining cases and severing them (nhập, tách vụ án). What was counted stays as it was. From then on what is joined is one matter, and
 * what is severed are two; neither is counted once more at a stage at which the matter had been counted already.
 */
@Component
public class JoiningCases {

    private static final Consumer<CaseFile> ANY_HOST = host -> {};

    private final CaseWriting writing;
    private final CaseFiles files;
    private final SeveredParts severed;

    JoiningCases(CaseWriting writing, CaseFiles files, SeveredParts severed) {
        this.writing = writing;
        this.files = files;
        this.severed = severed;
    }

    /** A part of a case, to become a case of its own under an id minted by its writer, led by who leads the whole. */
    public record Part(
            UUID id,
            LocalDate on,
            @Nullable String category,
            @Nullable String title,
            @Nullable String note) {}

    /** Joins the case into another one, which goes on for both; joining it once more changes nothing. */
    @Transactional
    public CaseFile join(RecordKey key, int seen, UUID into, LocalDate on, By by) {
        return join(key, seen, into, on, by, ANY_HOST);
    }

    /** @param consent refuses a host that may not take it in; asked of it as it stands once nobody else can change it */
    @Transactional
    CaseFile join(RecordKey key, int seen, UUID into, LocalDate on, By by, Consumer<CaseFile> consent) {
        Map<UUID, CaseFile> both = files.lock(key.book(), List.of(key.id(), into));
        CaseFile joined = CaseWriting.known(both.get(key.id()), key, null);
        if (joined.link(Direction.JOINED_INTO, into).isPresent()) {
            return joined;
        }
        CaseWriting.known(joined, key, seen);
        CaseMove.JOIN.from(joined.state());
        CaseCheck check = writing.check(key.book());
        CaseFile host = both.get(into);
        if (host == null || into.equals(key.id())) {
            List<Problem> wrong = new ArrayList<>(List.of(Problem.at("into", ProblemCode.CASE_NOT_TO_JOIN)));
            wrong.addAll(check.between("on", on, joined.openedOn()));
            throw new Refused(wrong);
        }
        consent.accept(host);
        List<Problem> problems = new ArrayList<>(check.between("on", on, latest(joined.openedOn(), host.openedOn())));
        if (!host.kind().equals(joined.kind()) || host.exercise() != joined.exercise()) {
            problems.add(Problem.at("into", ProblemCode.CASE_NOT_TO_JOIN));
        }
        Refused.ifAny(problems);
        List<String> counted = CaseTallies.stages(joined, check.catalogue(joined.openedOn()));
        CaseLink out = new CaseLink(Direction.JOINED_INTO, into, on, List.of());
        CaseLink in = new CaseLink(Direction.TOOK_IN, key.id(), on, counted);
        return writing.write(
                        key.book(),
                        List.of(
                                CaseWriting.moving(
                                        key, null, CaseMove.JOIN, null, by, (before, _) -> before.linked(out)),
                                CaseWriting.moving(
                                        host.key(),
                                        null,
                                        CaseMove.TAKE_IN,
                                        null,
                                        by,
                                        (before, _) -> before.linked(in))))
                .getFirst();
    }

    /**
     * Undoes a joining made by mistake: the case goes on by itself, as if it had never been joined. Refused while a case that was severed
     * from the other one in between is not counted at a stage because the joined one had been.
     */
    @Transactional
    public CaseFile separate(RecordKey key, int seen, @Nullable String reason, By by) {
        return separate(key, seen, reason, by, ANY_HOST);
    }

    /** @param consent refuses a host that may not let it go; asked of it as it stands once nobody else can change it */
    @Transactional
    CaseFile separate(RecordKey key, int seen, @Nullable String reason, By by, Consumer<CaseFile> consent) {
        Refused.ifAny(CaseCheck.reasonProblems(reason));
        CaseFile joined = CaseWriting.known(files.find(key).orElse(null), key, seen);
        CaseMove.SEPARATE.from(joined.state());
        CaseLink out = CaseLink.away(joined.links()).orElseThrow();
        CaseFile host = files.lock(key.book(), List.of(key.id(), out.other())).get(out.other());
        if (host != null) {
            consent.accept(host);
        }
        String why = PlainText.tidy(reason);
        return writing.write(
                        key.book(),
                        List.of(
                                CaseWriting.moving(
                                        key, seen, CaseMove.SEPARATE, why, by, (before, _) -> before.unlinked(out)),
                                CaseWriting.moving(
                                        new RecordKey(key.book(), out.other()),
                                        null,
                                        CaseMove.LET_GO,
                                        why,
                                        by,
                                        (before, check) -> letGo(before, key.id(), check))))
                .getFirst();
    }

    /** What was severed from the host meanwhile may rely on what the other one had been counted for. */
    private CaseFile letGo(CaseFile host, UUID joined, CaseCheck check) {
        CaseFile alone =
                host.link(Direction.TOOK_IN, joined).map(host::unlinked).orElse(host);
        Refused.ifAny(severed.relying(host, alone, check));
        return alone;
    }

    /** Makes a part of the case a case of its own, which is the answer; sent twice it is still one. */
    @Transactional
    public CaseFile sever(RecordKey key, int seen, Part part, By by) {
        Map<UUID, CaseFile> both = files.lock(key.book(), List.of(key.id(), part.id()));
        CaseFile whole = CaseWriting.known(both.get(key.id()), key, null);
        RecordKey newKey = new RecordKey(key.book(), part.id());
        CaseForm form = form(whole, part);
        Optional<CaseFile> sent = Optional.ofNullable(both.get(part.id()));
        if (sent.isPresent()) {
            if (sent.get().link(Direction.SEVERED_FROM, key.id()).isEmpty()) {
                throw new Refused(ProblemCode.ID_ALREADY_TAKEN, part.id().toString());
            }
            if (!sent.get().form().equals(form)) {
                throw HandlingCase.writtenAlready(sent.get());
            }
            return sent.get();
        }
        CaseWriting.known(whole, key, seen);
        CaseMove.SEVER.from(whole.state());
        CaseCheck check = writing.check(key.book());
        List<Problem> problems = new ArrayList<>(check.between("on", part.on(), whole.openedOn()));
        // Place and lead are those of the whole: where they are no more on the day, it is the day that can be mended.
        check.problems(form).stream()
                .filter(problem -> !problem.where().equals("openedOn"))
                .map(problem -> List.of("area", "lead").contains(problem.where())
                        ? new Problem(problem.code(), "on", problem.arguments())
                        : problem)
                .forEach(problems::add);
        Refused.ifAny(problems);
        List<String> counted = CaseTallies.stages(whole, check.catalogue(whole.openedOn()));
        CaseLink off = new CaseLink(Direction.SEVERED_OFF, part.id(), part.on(), List.of());
        CaseLink from = new CaseLink(Direction.SEVERED_FROM, key.id(), part.on(), counted);
        return writing.write(
                        key.book(),
                        List.of(
                                CaseWriting.moving(
                                        key, null, CaseMove.SEVER, null, by, (before, _) -> before.linked(off)),
                                new Deed(
                                        newKey,
                                        by,
                                        (_, mine) -> new Outcome(
                                                CaseFile.of(newKey, form, mine, by)
                                                        .linked(from),
                                                CaseMove.OPENED))))
                .getLast();
    }

    private static CaseForm form(CaseFile whole, Part part) {
        return new CaseForm(
                whole.kind(),
                part.category() == null ? whole.category() : part.category(),
                whole.area(),
                part.on(),
                whole.lead(),
                List.of(),
                part.title(),
                part.note(),
                whole.exercise());
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
