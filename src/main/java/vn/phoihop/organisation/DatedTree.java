package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.Validity;

/** Who lies under whom on which days. On any one day a node has at most one parent. */
final class DatedTree {

    record Link(long child, long parent, Validity valid) {

        /** The same on other days. */
        Link on(Validity days) {
            return new Link(child, parent, days);
        }
    }

    private final Map<Long, List<Link>> upward = new HashMap<>();
    private final Map<Long, List<Link>> downward = new HashMap<>();

    DatedTree(Collection<Link> links) {
        for (Link link : links) {
            upward.computeIfAbsent(link.child, any -> new ArrayList<>()).add(link);
            downward.computeIfAbsent(link.parent, any -> new ArrayList<>()).add(link);
        }
    }

    OptionalLong parent(long child, LocalDate day) {
        // Asked for every row of a list, level by level: a loop, since a stream costs more than the few links it goes
        // over.
        for (Link link : linksOf(child)) {
            if (link.valid.contains(day)) {
                return OptionalLong.of(link.parent);
            }
        }
        return OptionalLong.empty();
    }

    List<Long> children(long parent, LocalDate day) {
        return downward.getOrDefault(parent, List.of()).stream()
                .filter(link -> link.valid.contains(day))
                .map(Link::child)
                .sorted()
                .toList();
    }

    /** The node itself and all below it on the day, nearer ones first. */
    SequencedSet<Long> under(long root, LocalDate day) {
        SequencedSet<Long> found = new LinkedHashSet<>();
        Deque<Long> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            long node = open.removeFirst();
            if (found.add(node)) {
                open.addAll(children(node, day));
            }
        }
        return found;
    }

    List<Link> linksDown(long parent) {
        return downward.getOrDefault(parent, List.of());
    }

    List<Link> linksOf(long child) {
        return upward.getOrDefault(child, List.of());
    }

    /** From when the child lies under something after the day, as far as is known. */
    Optional<LocalDate> nextLink(long child, LocalDate day) {
        return linksOf(child).stream()
                .flatMap(link -> Stream.ofNullable(link.valid.from()))
                .filter(from -> from.isAfter(day))
                .min(Comparator.naturalOrder());
    }

    /** Whether hanging the child under the parent for these days would on some day close a ring. Links of the child itself do not count: they are being replaced. */
    boolean closesRing(long child, long parent, Validity valid) {
        if (child == parent) {
            return true;
        }
        return upward.getOrDefault(parent, List.of()).stream()
                .anyMatch(link -> link.valid
                        .intersection(valid)
                        .map(common -> closesRing(child, link.parent, common))
                        .orElse(false));
    }
}
