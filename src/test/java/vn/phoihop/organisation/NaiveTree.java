package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Units or areas day by day, told as slowly and as plainly as can be: for each of a few days what everyone is called and under whom they lie.
 * A change is written into each day from its own on, as far as the day it began from reaches.
 */
final class NaiveTree {

    /** What one is called; the same object as long as nothing was changed. */
    record Called(String code, String name) {}

    /** Under whom one lies; the same object as long as nothing was changed. */
    record Under(long parent) {}

    private final int days;
    private final Map<Long, Called[]> called = new HashMap<>();
    private final Map<Long, Under[]> under = new HashMap<>();

    NaiveTree(int days) {
        this.days = days;
    }

    /** @param founded ids in the order of the names */
    void make(ChangeWished wished, int from, List<Long> founded) {
        switch (wished.kind()) {
            case FOUND -> found(wished, from, founded, wished.parent());
            case RENAME -> {
                NewName name = wished.named().getFirst();
                Called[] row = called.get(wished.places().getFirst());
                String code = name.code() == null ? row[from].code : name.code();
                write(row, from, new Called(code, name.vi()));
            }
            case MOVE -> {
                long parent = java.util.Objects.requireNonNull(wished.parent());
                write(under.get(wished.places().getFirst()), from, new Under(parent));
            }
            case MERGE, SPLIT, CLOSE -> end(wished, from, founded);
            case DETACH -> found(wished, from, founded, above(wished, from));
            case ENTRUST, RELIEVE -> {}
        }
    }

    private void found(ChangeWished wished, int from, List<Long> founded, @Nullable Long parent) {
        for (int i = 0; i < founded.size(); i++) {
            NewName name = wished.named().get(i);
            Called is = new Called(String.valueOf(name.code()), name.vi());
            Under lies = parent == null ? null : new Under(parent);
            Called[] calledRow = new Called[days];
            Under[] underRow = new Under[days];
            for (int day = from; day < days; day++) {
                calledRow[day] = is;
                underRow[day] = lies;
            }
            called.put(founded.get(i), calledRow);
            under.put(founded.get(i), underRow);
        }
    }

    private @Nullable Long above(ChangeWished wished, int from) {
        if (wished.parent() != null) {
            return wished.parent();
        }
        long at = wished.places().getFirst();
        while (wished.places().contains(at) && under.containsKey(at) && under.get(at)[from] != null) {
            at = under.get(at)[from].parent;
        }
        return wished.places().contains(at) ? null : Long.valueOf(at);
    }

    private void end(ChangeWished wished, int from, List<Long> founded) {
        Long parent = above(wished, from);
        found(wished, from, founded, parent);
        if (wished.kind() == ChangeKind.MERGE) {
            long heir = founded.isEmpty() ? wished.successors().getFirst() : founded.getFirst();
            Map<Under, Under> anew = new IdentityHashMap<>();
            for (Map.Entry<Long, Under[]> row : under.entrySet()) {
                for (int day = from; day < days; day++) {
                    Under is = row.getValue()[day];
                    if (is != null && wished.places().contains(is.parent)) {
                        long up = row.getKey() == heir ? java.util.Objects.requireNonNull(parent) : heir;
                        row.getValue()[day] = anew.computeIfAbsent(is, old -> new Under(up));
                    }
                }
            }
        }
        for (Long place : wished.places()) {
            for (int day = from; day < days; day++) {
                called.get(place)[day] = null;
                under.get(place)[day] = null;
            }
        }
    }

    /** From the day on, until something else is there. */
    private static <T> void write(T[] row, int from, T now) {
        T was = row[from];
        for (int day = from; day < row.length && row[day] == was; day++) {
            row[day] = now;
        }
    }

    /** All who are there on the day: code, name and under whom. */
    Map<Long, String> on(int day) {
        Map<Long, String> all = new TreeMap<>();
        called.forEach((id, row) -> {
            if (row[day] != null) {
                Under lies = under.get(id)[day];
                all.put(id, row[day].code + " " + row[day].name + " " + (lies == null ? "-" : lies.parent));
            }
        });
        return all;
    }

    List<Long> ids() {
        return new ArrayList<>(called.keySet());
    }
}
