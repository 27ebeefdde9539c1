package vn.phoihop.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.files.ShippedFiles;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Validity;

/**
 * Loads the files that come with the program, once per version, and takes an administrator's definitions. Every change is one entry of the
 * common book; what was known before stays known as of then. An administrator's row wins: an upgrade does not touch what he has defined, it
 * tells where the files differ.
 */
@Component
public final class ChangingCatalogue {

    /** What a load did: nothing when these files had been loaded before. {@code differences} name what an administrator had defined otherwise. */
    public record Loaded(int definitions, List<String> differences) {
        static final Loaded NOTHING = new Loaded(0, List.of());
    }

    private final Catalogues catalogues;
    private final CatalogueRows rows;
    private final Organisations organisations;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    ChangingCatalogue(
            Catalogues catalogues,
            CatalogueRows rows,
            Organisations organisations,
            Ledger ledger,
            PlatformTransactionManager transactions) {
        this.catalogues = catalogues;
        this.rows = rows;
        this.organisations = organisations;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The files that come with the program; after the organisation's, whose forces they name. */
    public Loaded loadShipped() {
        return load(ShippedFiles.under("catalogue"), "system");
    }

    /** Files by their names. Refused with every problem of every file; then nothing has been written. */
    public Loaded load(Map<String, String> files, String actor) {
        List<Problem> problems = new ArrayList<>();
        List<Declared> declared = new ArrayList<>();
        new TreeMap<>(files).forEach((file, text) -> declared.addAll(CatalogueFiles.read(file, text, problems)));
        String hash = ShippedFiles.hash(files);
        return Acting.asSystem(() -> transaction.execute(status -> {
            problems.addAll(CatalogueCheck.problems(declared, forces()));
            Refused.ifAny(problems);
            rows.lock();
            return rows.loaded(hash) ? Loaded.NOTHING : write(declared, hash, actor);
        }));
    }

    /**
     * What an administrator's files say, by type and code: what was not there before, what is said otherwise than before, what is the same.
     *
     * @param seams where regimes of the files change amid one of their windows
     */
    public record Taken(List<String> added, List<String> changed, List<String> unchanged, List<RegimeSeam> seams) {}

    /**
     * Takes an administrator's files: what they define stands in the place of what was defined before under the same code, and no upgrade
     * touches it. Refused with every problem of every file; then nothing has been written.
     *
     * @param dryRun only says what would be
     */
    public Taken take(Map<String, String> files, String actor, boolean dryRun) {
        List<Problem> problems = new ArrayList<>();
        List<Declared> read = new ArrayList<>();
        new TreeMap<>(files).forEach((file, text) -> read.addAll(CatalogueFiles.read(file, text, problems)));
        return Acting.asSystem(() -> transaction.execute(status -> {
            rows.lock();
            List<Declared> known = known();
            Map<String, List<Declared>> before = known.stream().collect(Collectors.groupingBy(ChangingCatalogue::key));
            List<Declared> declared = new ArrayList<>();
            for (Declared one : read) {
                List<Declared> earlier = before.getOrDefault(key(one), List.of());
                int ordinal = earlier.isEmpty()
                        ? known.size() + declared.size()
                        : earlier.getFirst().ordinal();
                declared.add(new Declared(one.definition(), one.valid(), ordinal, actor, one.where()));
            }
            Map<String, List<Declared>> wanted = declared.stream()
                    .collect(Collectors.groupingBy(ChangingCatalogue::key, TreeMap::new, Collectors.toList()));
            problems.addAll(CatalogueCheck.problems(
                    Stream.concat(known.stream().filter(one -> !wanted.containsKey(key(one))), declared.stream())
                            .toList(),
                    forces()));
            Refused.ifAny(problems);
            Taken taken = new Taken(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), RegimeSeam.of(declared));
            wanted.forEach((key, versions) -> {
                List<Declared> earlier = before.getOrDefault(key, List.of());
                (earlier.isEmpty() ? taken.added() : same(earlier, versions) ? taken.unchanged() : taken.changed())
                        .add(key);
            });
            wanted.keySet().removeAll(taken.unchanged());
            if (!dryRun && !wanted.isEmpty()) {
                replace(wanted, new LinkedHashSet<>(taken.changed()), ShippedFiles.hash(files), actor);
            }
            return taken;
        }));
    }

    private static boolean same(List<Declared> before, List<Declared> after) {
        return before.size() == after.size()
                && after.stream().allMatch(one -> before.stream().anyMatch(one::saysTheSame));
    }

    /**
     * Defines something on these days, over whatever was defined for them before. {@code seen} is the position of the catalogue on which it
     * was decided; refused when the definition has been changed since.
     */
    public void define(Definition definition, Validity days, long seen, String actor) {
        transaction.executeWithoutResult(status -> {
            rows.lock();
            String type = Declared.type(definition.getClass());
            if (rows.changedSince(seen, type, definition.code())) {
                throw new Refused(ProblemCode.CHANGED_MEANWHILE);
            }
            List<Declared> known = known();
            int ordinal = known.stream()
                    .filter(one -> is(one, type, definition.code()))
                    .mapToInt(Declared::ordinal)
                    .findFirst()
                    .orElse(known.size());
            Declared row = new Declared(definition, days, ordinal, actor, type + " " + definition.code());
            Refused.ifAny(CatalogueCheck.problems(
                    Stream.concat(
                                    known.stream()
                                            .flatMap(one -> is(one, type, definition.code())
                                                    ? one.outside(days)
                                                    : Stream.of(one)),
                                    Stream.of(row))
                            .toList(),
                    forces()));
            long position =
                    post(type + "/" + definition.code(), "DEFINITION_CHANGED", actor, CatalogueRows.Row.of(row));
            rows.supersede(position, type, definition.code(), days);
            rows.insert(position, List.of(row));
            remember(position, "DEFINITION_CHANGED", null);
        });
    }

    private Loaded write(List<Declared> declared, String hash, String actor) {
        Map<String, List<Declared>> known = known().stream().collect(Collectors.groupingBy(ChangingCatalogue::key));
        Map<String, List<Declared>> wanted = declared.stream()
                .collect(Collectors.groupingBy(ChangingCatalogue::key, TreeMap::new, Collectors.toList()));
        List<String> differences = new ArrayList<>();
        Set<String> replaced = new LinkedHashSet<>();
        Map<String, List<Declared>> added = new TreeMap<>();
        wanted.forEach((key, versions) -> {
            List<Declared> before = known.getOrDefault(key, List.of());
            if (same(before, versions)) {
                return;
            }
            if (before.stream().allMatch(Declared::shipped)) {
                replaced.add(key);
                added.put(key, versions);
            } else {
                differences.add(versions.getFirst().where());
            }
        });
        return new Loaded(replace(added, replaced, hash, actor), differences);
    }

    /** Writes what is said now and ends what was said before under the same codes; how many definitions were written. */
    private int replace(Map<String, List<Declared>> said, Set<String> replaced, String hash, String actor) {
        List<Declared> added = said.values().stream().flatMap(List::stream).toList();
        long position = post(
                "",
                "CATALOGUE_LOADED",
                actor,
                new Payload(hash, added.stream().map(CatalogueRows.Row::of).toList()));
        for (String key : replaced) {
            Declared any = said.getOrDefault(key, List.of()).getFirst();
            rows.supersede(position, any.type(), any.definition().code(), Validity.ALWAYS);
        }
        rows.insert(position, added);
        remember(position, "CATALOGUE_LOADED", hash);
        return added.size();
    }

    private record Payload(String files, List<CatalogueRows.Row> definitions) {}

    private long post(String about, String event, String actor, Object payload) {
        UUID record = UUID.nameUUIDFromBytes(("phoihop/catalogue/" + about).getBytes(StandardCharsets.UTF_8));
        return ledger.post(new Posting(
                new RecordKey(BookId.COMMON, record), "catalogue", event, actor, null, 1, payload, List.of()));
    }

    private void remember(long position, String event, @Nullable String hash) {
        rows.revision(position, event, hash);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    catalogues.forget(position);
                }
            }
        });
    }

    private List<Declared> known() {
        return rows.definitions(rows.revision(Long.MAX_VALUE).position());
    }

    private Set<String> forces() {
        return organisations.current().forces().stream().map(Force::code).collect(Collectors.toSet());
    }

    private static boolean is(Declared one, String type, String code) {
        return one.type().equals(type) && one.definition().code().equals(code);
    }

    private static String key(Declared one) {
        return one.type() + " " + one.definition().code();
    }
}
