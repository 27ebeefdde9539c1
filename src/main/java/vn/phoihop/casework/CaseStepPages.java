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
            CaseMove.WITHDRAW,
            CaseMove.TAKE_BACK_MILESTONE);

    private final CaseDesk desk;
    private final DrawingCaseForm drawing;
    private final CaseActions actions;
    private final JoinableCases joinable;

    CaseStepPages(CaseDesk desk, DrawingCaseForm drawing, CaseActions actions, JoinableCases joinable) {
        this.desk = desk;
        this.drawing = drawing;
        this.actions = actions;
        this.joinable = joinable;
    }

    /**
     * What a step asks before it is taken.
     *
     * @param units partners for which may be spoken, {@code cases} to join into
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

    private CaseFile take(RecordKey key, int seen, CaseMove move, @Nullable UUID milestone, TypedFields fields) {
        LocalDate today = drawing.today(key.book());
        String reason = fields.textOrNull("reason");
        return switch (move) {
            case OFFER -> {
                LocalDate on = fields.day("on", today);
                UnitId to = fields.unit("to", on);
                Refused.ifAny(fields.problems());
                yield desk.offer(key, seen, to, on);
            }
            case ACCEPT -> answer(key, seen, HandOver.Answer.ACCEPTED, fields.day("on", today), null, fields);
            case REFUSE -> answer(key, seen, HandOver.Answer.REFUSED, today, reason, fields);
            case TAKE_BACK_OFFER -> answer(key, seen, HandOver.Answer.TAKEN_BACK, today, null, fields);
            case JOIN -> {
                UUID into = fields.uuid("into");
                LocalDate on = fields.day("on", today);
                Refused.ifAny(fields.problems());
                yield desk.join(key, seen, Objects.requireNonNull(into), on);
            }
            case SEPARATE -> desk.separate(key, seen, reason);
            case SEVER -> {
                UUID part = fields.uuid("part");
                LocalDate on = fields.day("on", today);
                Refused.ifAny(fields.problems());
                yield desk.sever(
                        key,
                        seen,
                        new JoiningCases.Part(
                                Objects.requireNonNull(part),
                                on,
                                fields.textOrNull("category"),
                                fields.textOrNull("title"),
                                fields.textOrNull("note")));
            }
            case CONFIRM -> desk.confirm(key, seen, unit(fields));
            case CONTEST -> desk.contest(key, seen, unit(fields), reason);
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

    private CaseFile answer(
            RecordKey key,
            int seen,
            HandOver.Answer answer,
            LocalDate on,
            @Nullable String reason,
            TypedFields fields) {
        Refused.ifAny(fields.problems());
        return desk.answer(key, seen, answer, on, reason);
    }

    private static @Nullable UnitId unit(TypedFields fields) {
        UnitId unit = fields.id("unit", UnitId::new);
        Refused.ifAny(fields.problems());
        return unit;
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
                Set.of(CaseMove.OFFER, CaseMove.ACCEPT, CaseMove.JOIN, CaseMove.SEVER)
                                .contains(move)
                        ? today
                        : null,
                Set.of(
                                CaseMove.REFUSE,
                                CaseMove.CONTEST,
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
