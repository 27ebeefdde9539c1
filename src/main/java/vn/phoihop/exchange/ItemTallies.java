package vn.phoihop.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/**
 * What an item counts for, worked out from the whole item every time. It is one, to its sender, on the day it was sent, however many received it;
 * of value as soon as one of them says so. A request is answered on time when all who owe an answer have given it by their day: once, to who
 * asked, so that it is a part of what was asked; and beside that to each who did. Topics stand in no tally, since an item may have several.
 */
final class ItemTallies {

    private static final String OF_VALUE = "INFORMATION_ITEM_OF_VALUE";
    private static final String ON_TIME = "VERIFICATION_ON_TIME";

    private ItemTallies() {}

    /** @param places where what a form tells of counts */
    static List<Tally> of(Item item, Function<ItemForm, AreaId> places) {
        List<Tally> tallies = new ArrayList<>();
        if (item.state().counts()) {
            AreaId place = places.apply(item.form());
            tallies.add(counted(item, item.kind().measure(), place));
            if (item.kind() == ItemKind.BULLETIN && ofValue(item)) {
                tallies.add(counted(item, OF_VALUE, place));
            }
            if (item.form().asks()) {
                List<Recipient> owing = item.recipients().stream()
                        .filter(one -> one.answer() != Recipient.Answer.PASSED_ON)
                        .toList();
                if (owing.stream().allMatch(Recipient::onTime)) {
                    tallies.add(counted(item, ON_TIME, place));
                }
                owing.stream()
                        .filter(Recipient::onTime)
                        .forEach(one -> tallies.add(
                                tally(item, ON_TIME, place, one.unit(), one.force(), TallyRole.CONTRIBUTED)));
            }
        }
        return tallies;
    }

    private static boolean ofValue(Item item) {
        return item.recipients().stream()
                .map(Recipient::rating)
                .filter(Objects::nonNull)
                .anyMatch(Rating::ofValue);
    }

    private static Tally counted(Item item, String measure, AreaId place) {
        return tally(item, measure, place, item.sender(), item.senderForce(), TallyRole.COUNTED);
    }

    private static Tally tally(Item item, String measure, AreaId place, UnitId unit, ForceId force, TallyRole role) {
        return new Tally(
                measure,
                Quantity.ONE,
                Objects.requireNonNull(item.sentOn()),
                place,
                unit,
                force,
                role,
                item.forces(),
                item.kind().name(),
                null,
                null,
                item.form().exercise());
    }
}
