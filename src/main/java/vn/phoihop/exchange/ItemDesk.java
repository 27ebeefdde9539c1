package vn.phoihop.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Who may do what with items. Pages and programs take every step through here; loads of the system itself do not. */
@Component
class ItemDesk {

    private final Items items;
    private final ItemWriting writing;
    private final Openings openings;
    private final Permissions permissions;

    ItemDesk(Items items, ItemWriting writing, Openings openings, Permissions permissions) {
        this.items = items;
        this.writing = writing;
        this.openings = openings;
        this.permissions = permissions;
    }

    /** An item in sight, opened by who asks for it; of a recalled one only its sender still sees what it said. */
    @Transactional
    Item open(RecordKey key) {
        permissions.require(Authority.RECORD_VIEW);
        Item item = items.get(inBook(key));
        openings.note(item);
        return seen(item);
    }

    /** The same, where there is one, without opening it. */
    @Transactional(readOnly = true)
    Optional<Item> find(RecordKey key) {
        return items.find(inBook(key));
    }

    /** As it was known earlier, and may be seen now: what a recalled item said before is no longer for its recipients either. */
    Item seenThen(Item then) {
        boolean recalled = items.find(then.key())
                .map(Item::state)
                .filter(ItemState.RECALLED::equals)
                .isPresent();
        return recalled && !ofSender(then) ? then.withoutWords() : seen(then);
    }

    /** As it may be seen by who asks. */
    Item seen(Item item) {
        return item.seenBySender(ofSender(item));
    }

    /** Whether the acting office acts for the sender. */
    boolean ofSender(Item item) {
        return SignedIn.current().units().contains(item.sender());
    }

    /** Whether the acting office may take the step with the item now. */
    boolean may(ItemMove move, Item item) {
        return move.possibleFrom(item.state())
                && item.dropping().isEmpty()
                && (item.form().asks() || !move.ofRequests())
                && SignedIn.current().may(authority(move))
                && !speaksFor(move, item).isEmpty();
    }

    /** The recipients for which, or about which, the acting office may take the step now; of a step with the whole item its sender. */
    List<UnitId> speaksFor(ItemMove move, Item item) {
        UnitId own = SignedIn.current().unit();
        return waitsFor(move, item).entrySet().stream()
                .filter(one -> permissions.answersFor(own, one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Recipients about which the step is possible, each with whose step it is. */
    static Map<UnitId, UnitId> waitsFor(ItemMove move, Item item) {
        Map<UnitId, UnitId> units = new java.util.LinkedHashMap<>();
        if (TakingStep.ofWhole(move)) {
            units.put(item.sender(), item.sender());
        } else {
            item.recipients().stream()
                    .filter(one -> possible(move, item, one))
                    .forEach(one ->
                            units.put(one.unit(), move.side() == ItemMove.Side.SENDER ? item.sender() : one.unit()));
        }
        return units;
    }

    private static boolean possible(ItemMove move, Item item, Recipient one) {
        if (item.dropping().isPresent()) {
            return false;
        }
        return switch (move) {
            case ACKNOWLEDGE -> item.mayAcknowledge(one);
            case FORWARD ->
                one.forwardTo() == null && (!item.form().asks() || one.answer().owed());
            case REPLY, REPLY_PARTLY -> one.answer().owed();
            case ASK_EXTENSION -> one.answer().owed() && one.extension() == null;
            case GRANT_EXTENSION, REFUSE_EXTENSION -> one.extension() != null;
            case GRANT_FORWARD, REFUSE_FORWARD -> one.forwardTo() != null;
            case ACCEPT, SEND_BACK -> one.answer() == Recipient.Answer.ANSWERED;
            case RATE -> !item.form().asks();
            case RATE_ANSWER -> one.answer().given();
            default -> false;
        };
    }

    static String authority(ItemMove move) {
        return move.side() == ItemMove.Side.SENDER ? Authority.EXCHANGE_RECORD : Authority.RECORD_CONFIRM;
    }

    @Transactional
    Item draft(RecordKey key, @Nullable Integer seen, Typed typed) {
        requireOwn(key, typed, writing.check(key.book(), by()).problems(typed.form()));
        return writing.draft(key, seen, typed.form(), typed.attachments(), by());
    }

    @Transactional
    Item send(RecordKey key, @Nullable Integer seen, Typed typed) {
        requireOwn(key, typed, writing.check(key.book(), by()).problemsOfSending(typed.form()));
        return writing.send(key, seen, typed.form(), typed.attachments(), by());
    }

    @Transactional
    Item correct(RecordKey key, int seen, Typed typed, @Nullable String reason) {
        Item item = requireSender(ItemMove.CORRECT, key);
        Refused.ifAny(typed.problems());
        return writing.correct(item.key(), seen, typed.form(), typed.attachments(), reason, by());
    }

    /** The item, where the acting office acts for its sender. */
    @Transactional(readOnly = true)
    Item requireSender(ItemMove move, RecordKey key) {
        permissions.require(authority(move));
        Item item = items.get(inBook(key));
        permissions.require(authority(move), item.sender());
        return item;
    }

    /** The item about which a step is asked for; what its state says of that is asked when the step is taken. */
    @Transactional(readOnly = true)
    Item requireToAsk(ItemMove move, RecordKey key) {
        permissions.require(authority(move));
        Item item = items.get(inBook(key));
        UnitId own = SignedIn.current().unit();
        List<UnitId> sides = move.side() == ItemMove.Side.SENDER
                ? List.of(item.sender())
                : item.recipients().stream().map(Recipient::unit).toList();
        if (sides.isEmpty()) {
            move.from(item.state());
        }
        if (!sides.isEmpty() && sides.stream().noneMatch(unit -> permissions.answersFor(own, unit))) {
            permissions.require(authority(move), sides.getFirst());
        }
        return item;
    }

    /** Takes a step for the recipient named, or for the one that is plainly meant: the office's own unit, or the only one it may speak for. */
    @Transactional
    Item take(RecordKey key, @Nullable Integer seen, Step step) {
        ItemMove move = step.move();
        if (!move.mayBeAskedFor()) {
            throw new Refused(Problem.at("step", ProblemCode.NOT_READABLE, move.name()));
        }
        permissions.require(authority(move));
        Item item = items.get(inBook(key));
        if (move.side() == ItemMove.Side.SENDER) {
            permissions.require(authority(move), item.sender());
        }
        Item after = writing.take(key, seen, item.turn(step.id()).isPresent() ? step : meant(item, step), by());
        // The answer holds what it says, and who acknowledges many at once says of each that it was read.
        openings.note(after);
        return after;
    }

    private Step meant(Item item, Step step) {
        ItemMove move = step.move();
        if (TakingStep.ofWhole(move)) {
            return step;
        }
        UnitId named = step.about();
        if (named == null) {
            return plainlyMeant(item, step);
        }
        if (move.side() == ItemMove.Side.RECIPIENT && item.recipient(named).isPresent()) {
            permissions.require(authority(move), named);
        }
        return step;
    }

    /** Of several one must be named; of none it is told who could, or why it is not possible. */
    private Step plainlyMeant(Item item, Step step) {
        ItemMove move = step.move();
        // A draft has no recipients of whom one could be meant.
        move.from(item.state());
        UnitId own = SignedIn.current().unit();
        List<UnitId> possible = speaksFor(move, item);
        if (possible.isEmpty()) {
            possible = item.recipients().stream()
                    .map(Recipient::unit)
                    .filter(unit -> move.side() == ItemMove.Side.SENDER || permissions.answersFor(own, unit))
                    .toList();
        }
        if (possible.isEmpty()) {
            permissions.require(authority(move), item.recipients().getFirst().unit());
        }
        return own != null && possible.contains(own)
                ? step.about(own)
                : possible.size() == 1 ? step.about(possible.getFirst()) : step;
    }

    /** Who gives or asks does so for the own unit or one below; said beside all else that is wrong. */
    private void requireOwn(RecordKey key, Typed typed, List<Problem> checked) {
        permissions.require(Authority.EXCHANGE_RECORD);
        inBook(key);
        List<Problem> found = new ArrayList<>(checked);
        found.addAll(writing.problemsOfAttaching(key, typed));
        List<Problem> all = new ArrayList<>(typed.with(found));
        if (!permissions.answersFor(SignedIn.current().unit(), typed.form().sender())
                && all.stream().noneMatch(problem -> problem.where().equals("sender"))) {
            all.add(Problem.at("sender", ProblemCode.EXCHANGE_SENDER_NOT_OWN));
        }
        Refused.ifAny(all);
    }

    private static RecordKey inBook(RecordKey key) {
        if (!SignedIn.current().books().contains(key.book())) {
            throw new Refused(ProblemCode.NOT_FOUND, key.toString());
        }
        return key;
    }

    private static By by() {
        return SignedIn.current().by();
    }
}
