package vn.phoihop.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.phoihop.exchange.Recipient.Answer;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What a step makes of an item; everything that speaks against it is told. Who may take it is asked at the desk. */
final class TakingStep {

    private final Item before;
    private final Step step;
    private final By by;
    private final ItemCheck check;
    private final Instant at;
    /** The type of the record that came of it; null where none is named. */
    private final @Nullable String outcomeType;

    TakingStep(Item before, Step step, By by, ItemCheck check, @Nullable String outcomeType) {
        this.before = before;
        this.step = step;
        this.by = by;
        this.check = check;
        this.at = check.at(by);
        this.outcomeType = outcomeType;
    }

    /** The item after it. */
    Item taken() {
        ItemMove move = step.move();
        move.from(before.state());
        if (before.dropping().isPresent()) {
            throw new Refused(ProblemCode.EXCHANGE_SAYS_NO_MORE);
        }
        if (before.form().asks() ? move == ItemMove.RATE : move.ofRequests()) {
            throw new Refused(ProblemCode.STEP_NOT_POSSIBLE, move.label(), ItemLines.kind(before.kind()));
        }
        List<Problem> problems = new ArrayList<>();
        if (move.needsWords() && step.words() == null) {
            problems.add(Problem.at("words", ProblemCode.REQUIRED));
        }
        problems.addAll(PlainText.problems("words", step.words()));
        Optional<Recipient> about = about(problems);
        problems.addAll(about.map(this::problems).orElse(List.of()));
        Refused.ifAny(problems);
        return about.map(this::withRecipient).orElseGet(this::ofAll);
    }

    /** The recipient a step is about; those of the item as a whole are about none. */
    private Optional<Recipient> about(List<Problem> problems) {
        if (ofWhole(step.move())) {
            return Optional.empty();
        }
        UnitId unit = step.about();
        Optional<Recipient> found = unit == null ? Optional.empty() : before.recipient(unit);
        if (found.isEmpty()) {
            problems.add(
                    unit == null
                            ? Problem.at("unit", ProblemCode.REQUIRED)
                            : Problem.at("unit", ProblemCode.UNIT_NOT_IN_RECORD, unit.value()));
        }
        return found;
    }

    static boolean ofWhole(ItemMove move) {
        return switch (move) {
            case SEND, DISCARD, CORRECT, RECALL, CLOSE, END -> true;
            default -> false;
        };
    }

    private List<Problem> problems(Recipient one) {
        List<Problem> problems = new ArrayList<>();
        switch (step.move()) {
            case REPLY, REPLY_PARTLY, ASK_EXTENSION -> {
                if (!one.answer().owed()) {
                    problems.add(Problem.of(ProblemCode.EXCHANGE_ANSWERED_ALREADY, check.name(one.unit())));
                }
                if (step.move() == ItemMove.ASK_EXTENSION) {
                    problems.addAll(later(one, step.day()));
                }
            }
            case GRANT_EXTENSION -> {
                asked(one.extension(), problems);
                problems.addAll(later(one, step.day() == null ? one.extension() : step.day()));
            }
            case REFUSE_EXTENSION -> asked(one.extension(), problems);
            case GRANT_FORWARD -> {
                asked(one.forwardTo(), problems);
                // Since it was asked another may have handed it there, or the unit may have ended.
                if (one.forwardTo() != null) {
                    problems.addAll(handedOn(one, one.forwardTo()));
                }
            }
            case REFUSE_FORWARD -> asked(one.forwardTo(), problems);
            case ACCEPT -> asked(one.answer() == Answer.ANSWERED ? one : null, problems);
            case SEND_BACK -> {
                asked(one.answer() == Answer.ANSWERED ? one : null, problems);
                problems.addAll(check.due("day", step.day()));
            }
            case FORWARD -> problems.addAll(handedOn(one, step.other()));
            case RATE, RATE_ANSWER -> {
                if (step.move() == ItemMove.RATE_ANSWER) {
                    asked(one.answer().given() ? one : null, problems);
                }
                if (step.ofValue() == null) {
                    problems.add(Problem.at("ofValue", ProblemCode.REQUIRED));
                }
                if (step.record() != null && outcomeType == null) {
                    problems.add(Problem.at("record", ProblemCode.EXCHANGE_OUTCOME_UNKNOWN, step.record()));
                }
            }
            case ESCALATE -> asked(one.toEscalate(check.today()) ? one : null, problems);
            default -> {}
        }
        return problems;
    }

    private static void asked(@Nullable Object what, List<Problem> problems) {
        if (what == null) {
            problems.add(Problem.of(ProblemCode.EXCHANGE_NOTHING_ASKED));
        }
    }

    /** A day that is later than the present one, and has not gone by. */
    private List<Problem> later(Recipient one, @Nullable LocalDate day) {
        if (day == null) {
            return List.of(Problem.at("day", ProblemCode.REQUIRED));
        }
        LocalDate due = one.due();
        return due != null && !day.isAfter(due)
                ? List.of(Problem.at("day", ProblemCode.EXCHANGE_NOT_LATER, day, due))
                : check.due("day", day);
    }

    private List<Problem> handedOn(Recipient one, @Nullable UnitId to) {
        List<Problem> problems = new ArrayList<>(check.unit("to", to));
        if (to != null && (before.recipient(to).isPresent() || to.equals(before.sender()))) {
            problems.add(Problem.at("to", ProblemCode.EXCHANGE_KNOWS_ALREADY, check.name(to)));
        }
        if (before.form().asks() && !one.answer().owed()) {
            problems.add(Problem.of(ProblemCode.EXCHANGE_ANSWERED_ALREADY, check.name(one.unit())));
        }
        return problems;
    }

    private Item ofAll() {
        Item after = switch (step.move()) {
            case SEND -> sent(before);
            // What was never sent is kept nowhere.
            case DISCARD -> before.in(before.state(), before.form().withoutWords(), before.recipients());
            case RECALL, CLOSE, END ->
                before.in(
                        before.state(),
                        before.form(),
                        before.recipients().stream()
                                .map(one -> one.with(parts -> {
                                    parts.answer = one.answer().owed() ? Answer.ENDED : one.answer();
                                    parts.extension = null;
                                    parts.forwardTo = null;
                                }))
                                .toList());
            default -> before;
        };
        return after.after(turn(step.move(), null, step.other(), step.day()));
    }

    /** To whom it goes is settled now: later changes of the organisation change nothing of that. */
    private Item sent(Item draft) {
        Refused.ifAny(check.problemsOfSending(draft.form()));
        ItemForm form = draft.form().asks() && draft.form().due() == null
                ? draft.form().dueOn(check.usualDue(draft.form()))
                : draft.form();
        return draft.sent(
                form,
                check.force(form.sender()),
                check.resolved(form).stream()
                        .map(unit -> Recipient.of(unit, check.force(unit), null, form.due()))
                        .toList(),
                at,
                check.day(at));
    }

    private Item withRecipient(Recipient one) {
        UnitId unit = one.unit();
        LocalDate day = step.day();
        return switch (step.move()) {
            case ACKNOWLEDGE -> one.acknowledged() == before.edition() ? before : turned(unit, heard(one), null);
            case FORWARD -> forwarded(one);
            case GRANT_FORWARD -> {
                UnitId to = Objects.requireNonNull(one.forwardTo());
                yield handedOn(one, to, UnaryOperator.identity(), ItemMove.GRANT_FORWARD);
            }
            case REFUSE_FORWARD -> turned(unit, one.with(parts -> parts.forwardTo = null), null);
            case RATE -> turned(unit, heard(one).with(parts -> parts.rating = rating()), null);
            case RATE_ANSWER -> turned(unit, one.with(parts -> parts.rating = rating()), null);
            case REPLY_PARTLY -> turned(unit, heard(one).with(parts -> parts.answer = Answer.PARTIAL), null);
            case REPLY ->
                turned(
                        unit,
                        heard(one).with(parts -> {
                            parts.answer = Answer.ANSWERED;
                            parts.answeredAt = at;
                            parts.answeredOn = check.day(at);
                            parts.extension = null;
                            parts.forwardTo = null;
                        }),
                        null);
            case ASK_EXTENSION -> turned(unit, heard(one).with(parts -> parts.extension = day), day);
            case GRANT_EXTENSION -> {
                LocalDate granted = day == null ? one.extension() : day;
                yield turned(
                        unit,
                        one.with(parts -> {
                            parts.due = granted;
                            parts.extension = null;
                            // Overdue anew only when the new day has gone by, too.
                            parts.escalatedAt = null;
                        }),
                        granted);
            }
            case REFUSE_EXTENSION -> turned(unit, one.with(parts -> parts.extension = null), null);
            case SEND_BACK -> {
                LocalDate anew = day == null ? check.dueAnew(before.form(), one) : day;
                yield turned(
                        unit,
                        one.with(parts -> {
                            parts.answer = Answer.OPEN;
                            parts.answeredAt = null;
                            parts.answeredOn = null;
                            parts.rating = null;
                            parts.due = anew;
                            parts.escalatedAt = null;
                        }),
                        anew);
            }
            case ACCEPT -> accepted(one);
            case ESCALATE -> turned(unit, one.with(parts -> parts.escalatedAt = at), one.due());
            default -> throw new IllegalArgumentException(step.move().name());
        };
    }

    private Item accepted(Recipient one) {
        Item after = before.with(one.unit(), _ -> one.with(parts -> parts.answer = Answer.ACCEPTED));
        return after.after(turn(after.settled() ? ItemMove.ACCEPT_LAST : ItemMove.ACCEPT, one.unit(), null, null));
    }

    private Item forwarded(Recipient one) {
        UnitId to = Objects.requireNonNull(step.other());
        return before.form().consent() && !check.lieUnder(to, one.unit())
                ? before.with(one.unit(), _ -> heard(one).with(parts -> parts.forwardTo = to))
                        .after(turn(ItemMove.ASK_FORWARD, one.unit(), to, null))
                : handedOn(one, to, this::heard, ItemMove.FORWARD);
    }

    /** Of a request the new unit owes the answer from now on, by the same day; what the other has asked for is settled by that. */
    private Item handedOn(Recipient one, UnitId to, UnaryOperator<Recipient> change, ItemMove move) {
        Recipient added = Recipient.of(to, check.force(to), one.unit(), one.due());
        return before.with(
                        one.unit(),
                        _ -> change.apply(one).with(parts -> {
                            parts.answer = one.answer().owed() ? Answer.PASSED_ON : one.answer();
                            parts.extension = null;
                            parts.forwardTo = null;
                        }))
                .with(added)
                .after(turn(move, one.unit(), to, null));
    }

    private Rating rating() {
        return new Rating(
                Boolean.TRUE.equals(step.ofValue()),
                step.words(),
                outcomeType,
                step.record(),
                step.recordBook(),
                at,
                office());
    }

    /** Whoever does something with an item has received it. */
    private Recipient heard(Recipient one) {
        return one.acknowledged() == before.edition()
                ? one
                : one.with(parts -> parts.receipt = new Receipt(before.edition(), at, by.actor(), office()));
    }

    private UnitId office() {
        UnitId unit = by.unit();
        return unit == null ? Objects.requireNonNull(step.about()) : unit;
    }

    private Item turned(UnitId unit, Recipient after, @Nullable LocalDate day) {
        return before.with(unit, _ -> after).after(turn(step.move(), unit, null, day));
    }

    private Turn turn(ItemMove move, @Nullable UnitId about, @Nullable UnitId other, @Nullable LocalDate day) {
        return new Turn(
                step.id(),
                move,
                at,
                by.actor(),
                by.unit(),
                about,
                other,
                move == ItemMove.DISCARD ? null : step.words(),
                day,
                move.rates() ? step.ofValue() : null,
                move.rates() ? step.record() : null,
                move.rates() ? step.recordBook() : null);
    }
}
