package vn.phoihop.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.exchange.Attachments.Kept;
import vn.phoihop.exchange.Attachments.Standing;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;

/** Documents become part of an item or of a reply, in the transaction that writes that. */
@Component
class Attaching {

    static final String FIELD = "attachments";

    private final Attachments attachments;

    Attaching(Attachments attachments) {
        this.attachments = attachments;
    }

    /** What is to go with an item or a reply, and what speaks against that. */
    record Wanted(List<Attachment> list, List<Problem> problems) {}

    /**
     * Those named for the item itself; where none are named, those it has.
     *
     * @param before the item as it stands; null for a new one
     */
    Wanted own(RecordKey key, @Nullable Item before, ItemForm form, @Nullable List<UUID> named) {
        List<Attachment> had = before == null ? List.of() : before.ownAttachments();
        Wanted wanted = named == null || named.equals(ids(had)) ? new Wanted(had, List.of()) : found(key, null, named);
        if (form.countOnly() && !wanted.list().isEmpty()) {
            List<Problem> problems = new ArrayList<>(wanted.problems());
            problems.add(Problem.at(FIELD, ProblemCode.ATTACHMENT_OF_BARE_COUNT));
            return new Wanted(wanted.list(), problems);
        }
        return wanted;
    }

    /** Those named for a step, which only replies have. */
    Wanted with(RecordKey key, Step step) {
        if (step.attachments().isEmpty()) {
            return new Wanted(List.of(), List.of());
        }
        return step.move() == ItemMove.REPLY || step.move() == ItemMove.REPLY_PARTLY
                ? found(key, step.id(), step.attachments())
                : new Wanted(List.of(), List.of(Problem.at(FIELD, ProblemCode.ATTACHMENT_NOT_OF_STEP)));
    }

    private Wanted found(RecordKey key, @Nullable UUID turn, List<UUID> named) {
        List<Problem> problems = new ArrayList<>();
        if (named.size() > Attachment.MOST) {
            problems.add(Problem.at(FIELD, ProblemCode.ATTACHMENTS_TOO_MANY, Attachment.MOST));
        }
        Map<UUID, Kept> held = attachments.hold(key, named);
        List<Attachment> list = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
            Kept kept = held.get(named.get(i));
            String where = FIELD + "[" + i + "]";
            if (kept == null || !mayGo(kept, turn)) {
                problems.add(Problem.at(where, ProblemCode.ATTACHMENT_UNKNOWN, named.get(i)));
                continue;
            }
            Attachment one = kept.attachment();
            if (!names.add(one.name().toLowerCase(Locale.ROOT))) {
                problems.add(Problem.at(where, ProblemCode.ATTACHMENT_NAMED_TWICE, one.name()));
            } else {
                list.add(one.of(turn));
            }
        }
        return new Wanted(list, problems);
    }

    /** What came with a reply stays with it, and a reply takes nothing over from the item. */
    private static boolean mayGo(Kept kept, @Nullable UUID turn) {
        return kept.standing() == Standing.WAITING
                || turn == null && kept.attachment().own();
    }

    /** Once the item was written: what is part of it now, and what is so no longer. */
    void settle(@Nullable Item before, Item after) {
        List<Attachment> had = before == null ? List.of() : before.attachments();
        if (had.equals(after.attachments())) {
            return;
        }
        List<UUID> gone = new ArrayList<>(ids(had));
        gone.removeAll(ids(after.attachments()));
        attachments.settle(
                after.key(), after.state().sent() ? Standing.FORMER : Standing.DROPPED, null, List.copyOf(gone));
        attachments.settle(after.key(), Standing.PART, null, ids(after.ownAttachments()));
        after.attachments().stream()
                .filter(one -> !one.own() && !had.contains(one))
                .map(Attachment::turn)
                .distinct()
                .forEach(turn -> attachments.settle(
                        after.key(), Standing.PART, turn, ids(after.attachmentsOf(Objects.requireNonNull(turn)))));
    }

    /** What an item says is kept no longer: no more are its documents, those of before it was corrected included. */
    void drop(RecordKey item) {
        attachments.drop(item);
    }

    static List<UUID> ids(List<Attachment> list) {
        return list.stream().map(Attachment::id).toList();
    }
}
