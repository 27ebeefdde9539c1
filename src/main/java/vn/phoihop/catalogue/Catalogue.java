package vn.phoihop.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * What could be recorded and counted on one day, as it was known at one position of the common book; immutable. {@code get} by code refuses
 * an unknown one as not found, {@code find} does not.
 */
public final class Catalogue {

    private final long position;
    private final Map<Class<?>, Map<String, Definition>> byType = new LinkedHashMap<>();

    Catalogue(long position, Collection<? extends Definition> definitions) {
        this.position = position;
        for (Definition definition : definitions) {
            byType.computeIfAbsent(definition.getClass(), any -> new LinkedHashMap<>())
                    .put(definition.code(), definition);
        }
    }

    /** The position of the common book whose entry last changed the catalogue. */
    public long position() {
        return position;
    }

    public Measure measure(String code) {
        return get(Measure.class, code);
    }

    public Kind kind(String code) {
        return get(Kind.class, code);
    }

    public Category category(String code) {
        return get(Category.class, code);
    }

    public Stage stage(String code) {
        return get(Stage.class, code);
    }

    public Topic topic(String code) {
        return get(Topic.class, code);
    }

    public Indicator indicator(String code) {
        return get(Indicator.class, code);
    }

    public Regime regime(String code) {
        return get(Regime.class, code);
    }

    public Form form(String code) {
        return get(Form.class, code);
    }

    public <T extends Definition> T get(Class<T> type, String code) {
        return find(type, code).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, code));
    }

    public <T extends Definition> Optional<T> find(Class<T> type, String code) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(code))
                .map(type::cast);
    }

    /** All of a type in the order of the files. */
    public <T extends Definition> List<T> list(Class<T> type) {
        return byType.getOrDefault(type, Map.of()).values().stream()
                .map(type::cast)
                .toList();
    }

    /** The kinds that happened once and share the form of an activity. */
    public List<Kind> activityKinds() {
        return list(Kind.class).stream().filter(Kind::activity).toList();
    }

    /** The category and all below it. */
    public Set<String> categoriesUnder(String code) {
        Set<String> found = new LinkedHashSet<>(Set.of(code));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Category category : list(Category.class)) {
                grew |= category.parent() != null && found.contains(category.parent()) && found.add(category.code());
            }
        }
        return found;
    }

    /** The stage and every stage it implies in the category, directly or through another, in the category's order. */
    public List<String> stagesPostedWith(String category, String stage) {
        Category known = category(category);
        Set<String> reached = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(stage));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (reached.add(next)) {
                known.findStage(next).ifPresent(found -> open.addAll(found.implies()));
            }
        }
        return known.stages().stream()
                .map(Category.StageOf::stage)
                .filter(reached::contains)
                .toList();
    }

    /** The indicators that are a part ("trong đó") of the one named. */
    public List<Indicator> subsetsOf(String indicator) {
        return list(Indicator.class).stream()
                .filter(one -> indicator.equals(one.subsetOf()))
                .toList();
    }
}
