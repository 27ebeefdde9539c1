package vn.phoihop.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.phoihop.vocabulary.Quantity;

/** What a record counts for at the moment: an amount for each combination of dimensions, none of them zero. */
final class LiveTallies {

    private final Map<Tally, Quantity> amounts = new LinkedHashMap<>();

    /** Takes in what the book already holds, reversals included. */
    void add(Tally tally) {
        Tally dimensions = tally.withQuantity(Quantity.ONE);
        Quantity sum = amounts.getOrDefault(dimensions, Quantity.ZERO).plus(tally.quantity());
        if (sum.isZero()) {
            amounts.remove(dimensions);
        } else {
            amounts.put(dimensions, sum);
        }
    }

    /** What it counts for. */
    List<Tally> list() {
        return amounts.entrySet().stream()
                .map(one -> one.getKey().withQuantity(one.getValue()))
                .toList();
    }

    /**
     * The tallies to post so that the record counts for {@code wanted} and nothing else: first reversals of what no longer holds
     * (same dimensions, negative), then what is new. A changed amount is reversed whole and posted anew.
     */
    List<Tally> replaceBy(List<Tally> wanted) {
        LiveTallies target = new LiveTallies();
        wanted.forEach(target::add);
        List<Tally> change = new ArrayList<>();
        amounts.forEach((dimensions, amount) -> {
            if (!amount.equals(target.amounts.get(dimensions))) {
                change.add(dimensions.withQuantity(amount.negate()));
            }
        });
        target.amounts.forEach((dimensions, amount) -> {
            if (!amount.equals(amounts.get(dimensions))) {
                change.add(dimensions.withQuantity(amount));
            }
        });
        amounts.clear();
        amounts.putAll(target.amounts);
        return change;
    }
}
