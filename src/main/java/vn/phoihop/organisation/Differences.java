package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.Difference.What;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;

/** What changes about one life, stretch by stretch: as it is told to people, and the days on which rows are superseded and written. */
final class Differences {

    /** Some days, what is known about them and what will be. */
    private record Piece(
            Validity days,
            @Nullable Stretch before,
            @Nullable Stretch after) {}

    private final ListKind kind;
    private final Life life;
    private final List<Piece> pieces;

    Differences(ListKind kind, Life life) {
        this.kind = kind;
        this.life = life;
        this.pieces =
                Lives.cut(
                                Validity.ALWAYS,
                                Stream.concat(life.known().stream(), life.now().stream())
                                        .map(Stretch::valid))
                        .stream()
                        .map(days -> new Piece(days, during(life.known(), days), during(life.now(), days)))
                        .filter(piece -> piece.before != null || piece.after != null)
                        .toList();
    }

    private static @Nullable Stretch during(List<Stretch> stretches, Validity days) {
        return stretches.stream()
                .filter(one -> one.valid().overlaps(days))
                .findFirst()
                .orElse(null);
    }

    Life life() {
        return life;
    }

    // As it is told

    List<Difference> told() {
        List<Difference> told = new ArrayList<>();
        Stretch last = null;
        for (Piece piece : pieces) {
            // What is founded by the same list has nothing to be compared with but what the list said of the days
            // before.
            Stretch before = life.known().isEmpty() ? last : piece.before;
            tell(piece, before, told);
            last = piece.after;
        }
        return told;
    }

    private void tell(Piece piece, @Nullable Stretch before, List<Difference> told) {
        Stretch after = piece.after;
        if (before == null && after != null) {
            add(
                    life.known().isEmpty() && told.isEmpty() ? What.FOUNDED : What.RESUMED,
                    piece,
                    after,
                    null,
                    under(after),
                    told);
        } else if (before != null && after == null) {
            add(What.ENDED, piece, before, before.name(), null, told);
        } else if (before != null && after != null) {
            compare(What.RENAMED, piece, before, after, Stretch::name, told);
            compare(What.RENAMED, piece, before, after, one -> word(one.shortName()), told);
            compare(What.RECODED, piece, before, after, one -> word(one.code()), told);
            if (before.parent() != after.parent()) {
                add(What.MOVED, piece, after, name(before.parent()), name(after.parent()), told);
            }
            if (!before.areas().equals(after.areas())) {
                add(What.REASSIGNED, piece, after, names(before.areas()), names(after.areas()), told);
            }
        }
    }

    private void compare(
            What what,
            Piece piece,
            Stretch before,
            Stretch after,
            Function<Stretch, @Nullable LocalizedText> of,
            List<Difference> told) {
        LocalizedText was = of.apply(before);
        LocalizedText is = of.apply(after);
        if (is != null && !is.equals(was)) {
            add(what, piece, after, was, is, told);
        }
    }

    /** The same on the days before is one difference with it. */
    private void add(
            What what,
            Piece piece,
            Stretch of,
            @Nullable LocalizedText before,
            @Nullable LocalizedText after,
            List<Difference> told) {
        Difference next = new Difference(what, kind, of.code(), of.name(), piece.days, of.where(), before, after);
        for (int i = 0; i < told.size(); i++) {
            Difference one = told.get(i);
            if (one.what() == what
                    && Objects.equals(one.before(), before)
                    && Objects.equals(one.after(), after)
                    && one.days().to() != null
                    && one.days().to().equals(piece.days.from())) {
                told.set(
                        i,
                        new Difference(
                                what,
                                kind,
                                one.code(),
                                one.name(),
                                new Validity(one.days().from(), piece.days.to()),
                                one.where(),
                                before,
                                after));
                return;
            }
        }
        told.add(next);
    }

    private static @Nullable LocalizedText word(String same) {
        return same.isEmpty() ? null : new LocalizedText(same, same);
    }

    private static @Nullable LocalizedText name(@Nullable Life life) {
        return life == null ? null : life.now().getLast().name();
    }

    /** With what it lies under, so that a wrong superior is seen. */
    private static LocalizedText under(Stretch one) {
        LocalizedText parent = name(one.parent());
        return parent == null
                ? one.name()
                : new LocalizedText(
                        one.name().vi() + " · " + parent.vi(), one.name().en() + " · " + parent.en());
    }

    private static @Nullable LocalizedText names(Set<Life> lives) {
        List<LocalizedText> names = lives.stream()
                .map(one -> one.now().getLast().name())
                .sorted(Comparator.comparing(LocalizedText::vi))
                .toList();
        return names.isEmpty()
                ? null
                : new LocalizedText(
                        names.stream().map(LocalizedText::vi).collect(Collectors.joining(", ")),
                        names.stream().map(LocalizedText::en).collect(Collectors.joining(", ")));
    }

    // As it is written

    /** What of a stretch a table holds. */
    enum Part {
        STATE,
        PARENT,
        AREAS;

        private Object of(Stretch one) {
            return switch (this) {
                case STATE -> List.of(one.code(), one.sort(), one.name(), one.shortName());
                case PARENT -> Optional.ofNullable(one.parent());
                case AREAS -> one.areas();
            };
        }
    }

    /** Days on which what is known about the part does not hold any longer. */
    List<Validity> superseded(Part part) {
        return joined(differing(part)
                .filter(piece -> piece.before != null)
                .map(Piece::days)
                .toList());
    }

    /** What holds instead. */
    List<Stretch> written(Part part) {
        List<Stretch> written = new ArrayList<>();
        differing(part).forEach(piece -> {
            Stretch after = piece.after;
            Stretch last = written.isEmpty() ? null : written.getLast();
            if (after == null) {
                return;
            }
            if (last != null && touch(last.valid(), piece.days) && part.of(last).equals(part.of(after))) {
                written.set(
                        written.size() - 1, last.on(new Validity(last.valid().from(), piece.days.to())));
            } else {
                written.add(after.on(piece.days));
            }
        });
        return written;
    }

    private Stream<Piece> differing(Part part) {
        return pieces.stream().filter(piece -> {
            Stretch before = piece.before;
            Stretch after = piece.after;
            return before == null || after == null || !part.of(before).equals(part.of(after));
        });
    }

    private static List<Validity> joined(List<Validity> days) {
        List<Validity> joined = new ArrayList<>();
        for (Validity next : days) {
            if (!joined.isEmpty() && touch(joined.getLast(), next)) {
                joined.set(joined.size() - 1, new Validity(joined.getLast().from(), next.to()));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private static boolean touch(Validity earlier, Validity later) {
        return earlier.to() != null && earlier.to().equals(later.from());
    }
}
