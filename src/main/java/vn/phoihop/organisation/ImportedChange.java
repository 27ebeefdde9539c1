package vn.phoihop.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.vocabulary.LocalizedText;

/** Imported lists as one change among the others: which units and areas they touched, from which day on, and the files as their basis. */
final class ImportedChange {

    /** So many are named. */
    private static final int NAMED = 5;

    private ImportedChange() {}

    private record Files(List<String> files, String hash) {}

    /**
     * To be asked for once whatever is founded has its id.
     *
     * @param today the day from which what has always been so is known
     */
    static OrganisationChange of(
            UUID id,
            ImportPlan plan,
            List<String> files,
            String hash,
            long position,
            Instant at,
            LocalDate today,
            String by) {
        return new OrganisationChange(
                id,
                ChangeKind.IMPORT,
                null,
                first(plan, today),
                position,
                at,
                by,
                CanonicalJson.write(new Files(files, hash)),
                told(plan),
                String.join(", ", files),
                ids(plan, ListKind.UNITS, ListKind.UNIT_SUCCESSIONS),
                ids(plan, ListKind.AREAS, ListKind.AREA_SUCCESSIONS),
                null);
    }

    /** Until then it is planned and can be taken back. */
    private static LocalDate first(ImportPlan plan, LocalDate today) {
        return plan.differences().stream()
                .map(one -> Objects.requireNonNullElse(one.days().from(), today))
                .min(LocalDate::compareTo)
                .orElse(today);
    }

    private static LocalizedText told(ImportPlan plan) {
        return new LocalizedText(names(plan, LocalizedText::vi), names(plan, LocalizedText::en));
    }

    private static String names(ImportPlan plan, Function<LocalizedText, String> language) {
        List<String> all = plan.differences().stream()
                .map(one -> language.apply(one.name()))
                .distinct()
                .toList();
        String some = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() > NAMED ? some + " … (+" + (all.size() - NAMED) + ")" : some;
    }

    private static List<Long> ids(ImportPlan plan, ListKind states, ListKind successions) {
        Set<Long> ids = new TreeSet<>();
        plan.of(states).forEach(one -> ids.add(one.life().written()));
        plan.successions().stream()
                .filter(one -> one.kind() == successions)
                .flatMap(one -> Stream.of(one.followed(), one.follower()))
                .forEach(life -> ids.add(life.written()));
        return List.copyOf(ids);
    }
}
