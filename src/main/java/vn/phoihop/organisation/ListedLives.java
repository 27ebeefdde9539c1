package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.files.SentRow;
import vn.phoihop.organisation.ListedRows.FollowingRow;
import vn.phoihop.organisation.ListedRows.StateRow;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * Says whom the rows of lists mean. A row means a force by its code, which that keeps for life; an area or unit that is known it means when that began on the same day with the same code, or bore the
 * code that the row continues; otherwise it founds one. So a list needs no ids, and sent a second time it means those it founded the first time.
 */
final class ListedLives {

    private static final LocalizedText SINCE_EVER =
            new LocalizedText("đầu tiên (valid_from để trống)", "the first day of all (no valid_from)");

    private final EveryLife every;
    private final Map<StateRow, Life> lives = new LinkedHashMap<>();
    private final Map<Life, List<StateRow>> rowsOf = new HashMap<>();
    private final Set<String> unread = new HashSet<>();

    private ListedLives(EveryLife every) {
        this.every = every;
    }

    /** A succession that a list tells. */
    record Following(FollowingRow told, Life followed, Life follower) {}

    /** Adds what the rows tell to the lives they mean; the successions among them. */
    static List<Following> tell(ListedRows rows, EveryLife every) {
        ListedLives telling = new ListedLives(every);
        List<StateRow> states = rows.states().stream()
                .filter(StateRow::complete)
                .sorted(Comparator.comparing(ListedLives::begin))
                .toList();
        rows.states().stream().filter(row -> !row.complete()).forEach(telling::forgive);
        telling.assign(states);
        telling.tell();
        rows.states().stream().filter(row -> !row.complete()).forEach(telling::lookUp);
        return telling.followings(rows.followings());
    }

    private static LocalDate begin(StateRow row) {
        return Objects.requireNonNullElse(row.valid().from(), LocalDate.MIN);
    }

    /** Whoever names a code whose own row cannot be read is not told that there is no such code. */
    private void forgive(StateRow row) {
        if (row.row().isRight(row.kind().codeColumn())) {
            unread.add(row.code());
        }
    }

    /** Of a row that cannot be read it can still be said that nobody has ever borne the code of its superior. */
    private void lookUp(StateRow row) {
        String code = row.parent().replaceFirst("@.*", "");
        if (!code.isEmpty() && every.of(row.kind()).bearers(code).isEmpty() && !unread.contains(code)) {
            row.row().problem("parent", ProblemCode.CODE_UNKNOWN_ON_DAY, row.parent(), day(begin(row)));
        }
    }

    /** As a message names it: what has always been has no first day that could be written down. */
    private static Object day(LocalDate day) {
        return day.equals(LocalDate.MIN) ? SINCE_EVER : day;
    }

    private void assign(List<StateRow> rows) {
        Set<List<Object>> begun = new HashSet<>();
        for (StateRow row : rows) {
            if (!begun.add(List.of(row.kind(), row.code(), begin(row)))) {
                row.row().problem(row.kind().codeColumn(), ProblemCode.LISTED_TWICE, row.code(), row.valid());
                continue;
            }
            Lives all = every.of(row.kind());
            Life life = row.continues().isEmpty() ? begunThen(row, all) : continued(row, all);
            if (life != null) {
                lives.put(row, life);
                all.index(row.code(), life);
                rowsOf.computeIfAbsent(life, _ -> new ArrayList<>()).add(row);
            }
        }
    }

    /** A force is known by its code for life; a code of an area or unit may be given again. */
    private static Life begunThen(StateRow row, Lives all) {
        return all.bearers(row.code()).stream()
                .filter(life -> row.kind() == ListKind.FORCES
                        || !life.known().isEmpty()
                                && life.known().getFirst().code().equals(row.code())
                                && life.known().getFirst().begin().equals(begin(row)))
                .findFirst()
                .orElseGet(() -> all.found(row.code()));
    }

    /** The last one that bore the code before; null, with the problem noted, where nobody did. */
    private @Nullable Life continued(StateRow row, Lives all) {
        LocalDate from = begin(row);
        Life last = null;
        LocalDate since = null;
        for (Life life : all.bearers(row.continues())) {
            Optional<LocalDate> bore = begins(life, row.continues())
                    .filter(day -> day.isBefore(from))
                    .max(Comparator.naturalOrder());
            if (bore.isPresent() && (since == null || bore.get().isAfter(since))) {
                last = life;
                since = bore.get();
            }
        }
        if (last == null) {
            row.row().problem("continues", ProblemCode.CONTINUES_NOTHING, row.continues(), from);
        }
        return last;
    }

    private Stream<LocalDate> begins(Life life, String code) {
        return Stream.concat(
                life.known().stream().filter(one -> one.code().equals(code)).map(Stretch::begin),
                rowsOf.getOrDefault(life, List.of()).stream()
                        .filter(one -> one.code().equals(code))
                        .map(ListedLives::begin));
    }

    /** Whom a superior's code means on a day shows only when all rows have said their days: so these come first, superiors after. */
    private void tell() {
        lives.forEach((row, life) -> life.list(stretch(row, false)));
        Map<StateRow, Stretch> whole = new LinkedHashMap<>();
        lives.keySet().forEach(row -> whole.put(row, stretch(row, true)));
        rowsOf.keySet().forEach(Life::listAnew);
        lives.forEach((row, life) -> life.list(Objects.requireNonNull(whole.get(row))));
    }

    private Stretch stretch(StateRow row, boolean references) {
        Life parent = references ? superior(row) : null;
        Set<Life> answered = new LinkedHashSet<>();
        if (references) {
            row.areas()
                    .forEach(code -> named(code, every.areas(), row.row(), "areas", begin(row))
                            .ifPresent(answered::add));
        }
        return new Stretch(
                row.valid(),
                row.code(),
                row.sort(),
                row.name(),
                row.shortName(),
                parent,
                answered,
                row.row().where(),
                parent == null && !row.row().text("parent").isEmpty());
    }

    private @Nullable Life superior(StateRow row) {
        if (row.parent().isEmpty()) {
            return null;
        }
        return named(row.parent(), every.of(row.kind()), row.row(), "parent", begin(row))
                .orElse(null);
    }

    private Optional<Life> named(String code, Lives all, SentRow row, String column, LocalDate day) {
        Optional<Life> found = all.named(code, day);
        if (found.isEmpty() && unread.contains(code.replaceFirst("@.*", ""))) {
            return found;
        }
        if (found.isEmpty()) {
            row.problem(column, ProblemCode.CODE_UNKNOWN_ON_DAY, code, day(day));
        }
        return found;
    }

    /** An area may give a part to another first, and go into it later. */
    private static boolean repeats(FollowingRow one, FollowingRow other) {
        return one.since().equals(other.since()) || (one.whole() && other.whole());
    }

    /** A part of an area may go to another while the area itself goes on. */
    private static boolean partsOff(FollowingRow row, Life from) {
        return !row.whole()
                && from.on(row.since()).isPresent()
                && from.on(row.since().minusDays(1)).isPresent();
    }

    private List<Following> followings(List<FollowingRow> rows) {
        List<Following> told = new ArrayList<>();
        Map<List<Object>, List<FollowingRow>> seen = new HashMap<>();
        for (FollowingRow row : rows) {
            Lives all = every.of(row.kind());
            String column = row.kind() == ListKind.AREA_SUCCESSIONS ? "area" : "unit";
            // What follows is looked for on the day, what it follows on the day before.
            Optional<Life> followed =
                    named(row.followed(), all, row.row(), column, row.since().minusDays(1));
            Optional<Life> follower = named(row.follower(), all, row.row(), "successor", row.since());
            if (followed.isEmpty() || follower.isEmpty()) {
                continue;
            }
            Life from = followed.get();
            List<FollowingRow> same = seen.computeIfAbsent(List.of(from, follower.get()), _ -> new ArrayList<>());
            if (same.stream().anyMatch(other -> repeats(row, other))) {
                row.row().problem("successor", ProblemCode.LISTED_TWICE, row.followed(), row.since());
            } else if (from == follower.get()) {
                row.row().problem("successor", ProblemCode.SUCCESSION_TO_ITSELF, row.followed());
            } else if (follower.get().on(row.since()).isEmpty()) {
                // Named by another day on which it is there.
                row.row()
                        .problem(
                                "successor",
                                ProblemCode.SUCCESSOR_ABSENT,
                                follower.get().name(),
                                row.followed());
            } else if (!partsOff(row, from)
                    && (from.on(row.since()).isPresent()
                            || from.days().stream()
                                    .noneMatch(days -> row.since().equals(days.to())))) {
                row.row().problem("since", ProblemCode.SUCCESSION_NOT_ENDED, row.followed(), row.since());
            } else {
                same.add(row);
                told.add(new Following(row, from, follower.get()));
            }
        }
        return told;
    }
}
