package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Validity;

/**
 * A force, an area or a unit through all its days: as it is known, and as lists tell it. A list tells all from the first day it names on; what was before
 * stays as it is known. Two lives are the same only when they are one object.
 */
final class Life {

    private @Nullable Long id;
    private final List<Stretch> known = new ArrayList<>();
    private final List<Stretch> listed = new ArrayList<>();
    private @Nullable List<Stretch> now;

    Life(@Nullable Long id) {
        this.id = id;
    }

    /** Null for one that lists found and that has not been written yet. */
    @Nullable
    Long id() {
        return id;
    }

    /** Its id once it has one. */
    long written() {
        Long given = id;
        if (given == null) {
            throw new IllegalStateException("not written yet");
        }
        return given;
    }

    void write(long given) {
        id = given;
    }

    List<Stretch> known() {
        return known;
    }

    List<Stretch> listed() {
        return listed;
    }

    void know(List<Stretch> stretches) {
        known.addAll(Stretch.joined(stretches));
    }

    void list(Stretch stretch) {
        listed.add(stretch);
        now = null;
    }

    /** Forgets what lists have told so far. */
    void listAnew() {
        listed.clear();
        now = null;
    }

    /** With what lists tell; the same as known where they tell nothing. */
    List<Stretch> now() {
        if (listed.isEmpty()) {
            return known;
        }
        List<Stretch> all = now;
        if (all == null) {
            all = new ArrayList<>(listed);
            Stretch first = listed.stream().min(Stretch.IN_ORDER).orElseThrow();
            if (first.valid().from() != null) {
                for (Stretch before : known) {
                    before.valid().before(first.begin()).map(before::on).ifPresent(all::add);
                }
            }
            all = Stretch.joined(all);
            now = all;
        }
        return all;
    }

    boolean changes() {
        if (listed.isEmpty()) {
            return false;
        }
        List<Stretch> all = now();
        if (all.size() != known.size()) {
            return true;
        }
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).valid().equals(known.get(i).valid()) || !all.get(i).same(known.get(i))) {
                return true;
            }
        }
        return false;
    }

    Optional<Stretch> on(LocalDate day) {
        return now().stream().filter(one -> one.valid().contains(day)).findFirst();
    }

    List<Validity> days() {
        return now().stream().map(Stretch::valid).toList();
    }

    /** Its name as it last was, for whoever is told about it. */
    String name() {
        return now().getLast().name().vi();
    }
}
