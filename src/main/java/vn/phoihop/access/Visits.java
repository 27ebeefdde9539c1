package vn.phoihop.access;

import jakarta.servlet.Filter;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * The sessions of the database, asked and written no more than a request needs: Spring Session notes after every request that somebody
 * was here, and reads again what it has just saved to see whether it is still there.
 */
final class Visits<S extends Session> implements FindByIndexNameSessionRepository<Visit<S>> {

    private final FindByIndexNameSessionRepository<S> kept;

    /** What the request that is being answered has saved; it dies with the request, lest another one be let in by what has ended since. */
    private static final ScopedValue<Saved> SAVED = ScopedValue.newInstance();

    private static final class Saved {
        @Nullable
        Visit<?> last;
    }

    Visits(FindByIndexNameSessionRepository<S> kept) {
        this.kept = kept;
    }

    /** Around all of a request. */
    static Filter aroundRequests() {
        return (request, response, chain) ->
                InScope.passOn(ScopedValue.where(SAVED, new Saved()), request, response, chain);
    }

    @Override
    public Visit<S> createSession() {
        return new Visit<>(kept.createSession());
    }

    @Override
    public void save(Visit<S> visit) {
        kept.save(visit.kept());
        if (SAVED.isBound()) {
            SAVED.get().last = visit;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Visit<S> findById(String id) {
        if (SAVED.isBound()
                && SAVED.get().last instanceof Visit<?> saved
                && saved.getId().equals(id)) {
            return (Visit<S>) saved;
        }
        S found = kept.findById(id);
        return found == null ? null : new Visit<>(found);
    }

    @Override
    public void deleteById(String id) {
        if (SAVED.isBound()) {
            SAVED.get().last = null;
        }
        kept.deleteById(id);
    }

    @Override
    public Map<String, Visit<S>> findByIndexNameAndIndexValue(String name, String value) {
        return kept.findByIndexNameAndIndexValue(name, value).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> new Visit<>(found.getValue())));
    }
}
