package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The steps of a case as pages: what each asks, and taking it. */
@PageController
class CaseStepPages {

    private static final Set<CaseMove> TAKEN_HERE = Set.of(
            CaseMove.OFFER,
            CaseMove.ACCEPT,
            CaseMove.REFUSE,
            CaseMove.TAKE_BACK_OFFER,
            CaseMove.JOIN,
            CaseMove.SEPARATE,
            CaseMove.SEVER,
            CaseMove.CONFIRM,
            CaseMove.CONTEST,
            CaseMove.UPHOLD,
            CaseMove.WITHDRAW,
            CaseMove.TAKE_BACK_MILESTONE);

    /** Stands for a case that was not named; there is none of this id. */
    private static final UUID NO_CASE = new UUID(0, 0);

    private final CaseDesk desk;
    private final AgreeingOnCase agreeing;
    private final DrawingCaseForm drawing;
    private final CaseActions actions;
    private final JoinableCases joinable;

    CaseStepPages(
            CaseDesk desk,
            AgreeingOnCase agreeing,
            DrawingCaseForm drawing,
            CaseActions actions,
            JoinableCases joinable) {
        this.desk = desk;
        this.agreeing = agreeing;
        this.drawing = drawing;
        this.actions = actions;
        this.joinable = joinable;
    }

    /**
     * What a step asks before it is taken.
     *
     * @param units partners for which may be spoken, {@code cases} to join into, {@code categories} for the part that is severed
     * @param day the day it begins with; null where none is asked
     * @param reason whether it must say why
     * @param milestone which one is taken back; null where none is
     */
    record Question(
            CaseMove move,
            String label,
            String href,
            String back,
            int version,
            List<Choice> units,
            List<Choice> cases,
            List<Choice> categories,
            @Nullable LocalDate day,
            boolean reason,
            @Nullable String milestone) {

        boolean offers() {
            return move == CaseMove.OFFER;
        }

        boolean severs() {
            return move == CaseMove.SEVER;
        }

        boolean joins() {
            return move == CaseMove.JOIN;
        }
    }

    @GetMapping("/cases/{book}/{id}/steps/{slug}")
    String ask(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable UUID milestone,
            Page page,
            Model model) {
        CaseMove move = move(slug);
        CaseFile file = desk.requiredToAsk(move, RecordKey.of(book, id), milestone);
        if (move.side() == CaseMove.Side.RECEIVER) {
            // Without an open offer there is nobody to ask.
            move.from(file.state());
        }
        model.addAttribute("question", question(file, move, milestone, page));
        return "casework/step";
    }

    @PostMapping("/cases/{book}/{id}/steps/{slug}")
    String take(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String slug,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable UUID milestone,
            @RequestParam Map<String, String> typed,
            Page page) {
        CaseMove move = move(slug);
        CaseFile file = desk.requiredToAsk(move, RecordKey.of(book, id), milestone);
        page.ifRefused("casework/step", Map.of("question", question(file, move, milestone, page)));
        CaseFile after = take(file.key(), version, move, milestone, drawing.fields(typed, page));
        page.notice("casework.done." + move);
        return "redirect:" + page.href("/records/" + after.key());
    }

    /** What could not be read, and what is wrong with the rest, at once; where something could not be read nothing is kept. */
    private CaseFile take(RecordKey key, int seen, CaseMove move, @Nullable UUID milestone, TypedFields fields) {
        CaseFile after;
        try {
            after = read(key, seen, move, milestone, fields);
        } catch (Refused refused) {
            throw new Refused(fields.with(refused.problems()));
        }
        Refused.ifAny(fields.problems());
        return after;
    }

    private CaseFile read(RecordKey key, int seen, CaseMove move, @Nullable UUID milestone, TypedFields fields) {
        LocalDate today = drawing.today(key.book());
        String reason = fields.textOrNull("reason");
        return switch (move) {
            case OFFER -> {
                LocalDate on = fields.day("on", today);
                yield desk.offer(key, seen, fields.unit("to", on), on);
            }
            case ACCEPT -> desk.answer(key, seen, HandOver.Answer.ACCEPTED, fields.day("on", today), null);
            case REFUSE -> desk.answer(key, seen, HandOver.Answer.REFUSED, today, reason);
            case TAKE_BACK_OFFER -> desk.answer(key, seen, HandOver.Answer.TAKEN_BACK, today, null);
            case JOIN -> desk.join(key, seen, host(fields), fields.day("on", today));
            case SEPARATE -> desk.separate(key, seen, reason);
            case SEVER ->
                desk.sever(
                        key,
                        seen,
                        new JoiningCases.Part(
                                uuid("part", fields),
                                fields.day("on", today),
                                fields.textOrNull("category"),
                                fields.textOrNull("title"),
                                fields.textOrNull("note")));
            case CONFIRM -> agreeing.confirm(key, seen, fields.id("unit", UnitId::new));
            case CONTEST -> agreeing.contest(key, seen, fields.id("unit", UnitId::new), reason);
            case UPHOLD -> agreeing.uphold(key, seen, reason);
            case WITHDRAW -> desk.withdraw(key, seen, reason);
            case TAKE_BACK_MILESTONE -> {
                if (milestone == null) {
                    throw new Refused(ProblemCode.NOT_FOUND, "milestone");
                }
                yield desk.takeBackMilestone(key, seen, milestone, reason);
            }
            default -> throw new Refused(ProblemCode.NOT_FOUND, CaseActions.slug(move));
        };
    }

    private static HostSeen host(TypedFields fields) {
        return Objects.requireNonNullElse(fields.read("into", HostSeen::parse), new HostSeen(NO_CASE, null));
    }

    private static UUID uuid(String field, TypedFields fields) {
        return Objects.requireNonNullElse(fields.uuid(field), NO_CASE);
    }

    private Question question(CaseFile file, CaseMove move, @Nullable UUID milestone, Page page) {
        LocalDate today = drawing.today(file.key().book());
        page.named(CaseActions.label(move, page))
                .lead("casework.step.lead." + move)
                .under("/cases", page.text("casework.nav"))
                .under("/records/" + file.key(), page.text("casework.one"));
        List<Choice> units = new ArrayList<>();
        if (move == CaseMove.CONTEST || move == CaseMove.CONFIRM) {
            desk.actsFor(move, file).stream()
                    .map(unit -> new Choice(unit.toString(), actions.names(List.of(unit), page), false))
                    .forEach(units::add);
        }
        return new Question(
                move,
                CaseActions.label(move, page),
                CaseActions.href(move, file),
                "/records/" + file.key(),
                file.version(),
                units,
                move == CaseMove.JOIN ? joinable.list(file, page) : List.of(),
                move == CaseMove.SEVER ? drawing.categories(today, page) : List.of(),
                Set.of(CaseMove.OFFER, CaseMove.ACCEPT, CaseMove.JOIN, CaseMove.SEVER)
                                .contains(move)
                        ? today
                        : null,
                Set.of(
                                CaseMove.REFUSE,
                                CaseMove.CONTEST,
                                CaseMove.UPHOLD,
                                CaseMove.WITHDRAW,
                                CaseMove.SEPARATE,
                                CaseMove.TAKE_BACK_MILESTONE)
                        .contains(move),
                milestone == null ? null : milestone.toString());
    }

    private static CaseMove move(String slug) {
        return CaseActions.move(slug)
                .filter(TAKEN_HERE::contains)
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, slug));
    }
}
