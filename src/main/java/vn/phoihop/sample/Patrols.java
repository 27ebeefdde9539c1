package vn.phoihop.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.Submission;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** The everyday patrols: so many in a window with exactly so many personnel-turns, most of them of several forces. */
final class Patrols {

    private static final int SMALLEST = 3;
    private static final int LARGEST = 9;

    private static final List<String> NOTES = List.of(
            "Nhắc nhở 2 phương tiện chưa đủ trang bị cứu sinh, hướng dẫn khắc phục tại chỗ.",
            "Kiểm tra 5 phương tiện, không phát hiện vi phạm.",
            "Tuyên truyền ngư dân không vi phạm vùng biển nước ngoài.",
            "Tình hình địa bàn ổn định, không có vụ việc phát sinh.",
            "Phối hợp lực lượng tại chỗ nắm tình hình, kiểm tra cột mốc.",
            "Kiểm tra hành chính 3 cơ sở lưu trú ven tuyến, chấp hành tốt.",
            "Thời tiết xấu, rút ngắn thời gian tuần tra.",
            "Vận động nhân dân tố giác tội phạm, không tiếp tay buôn lậu.");

    private final BookId book;
    private final Formation formation;
    private final List<Route> routes;
    private final Dice dice;

    /** One patrol before it becomes a form: the headcounts are still being balanced. */
    private record Draft(LocalDateTime start, Duration length, Route route, AreaId place, Map<Unit, Integer> heads) {

        int size() {
            return heads.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    Patrols(BookId book, Formation formation, List<Route> routes, Dice dice) {
        this.book = book;
        this.formation = formation;
        this.routes = routes;
        this.dice = dice;
    }

    /**
     * In the order in which they begin.
     *
     * @param name by which their ids are told apart from those of others
     */
    List<Submission> in(Window window, int patrols, @Nullable Integer personnelTurns, String name) {
        List<LocalDate> days = Rhythm.days(window);
        int[] perDay = Allotment.of(patrols, Rhythm.weights(days));
        List<Draft> drafts = new ArrayList<>(patrols);
        for (int day = 0; day < perDay.length; day++) {
            for (int i = 0; i < perDay[day]; i++) {
                drafts.add(draft(days.get(day)));
            }
        }
        if (personnelTurns != null) {
            balance(drafts, personnelTurns);
        }
        drafts.sort(java.util.Comparator.comparing(Draft::start));
        List<Submission> submissions = new ArrayList<>(patrols);
        for (int i = 0; i < drafts.size(); i++) {
            submissions.add(submission(drafts.get(i), name + " " + i));
        }
        return submissions;
    }

    private Draft draft(LocalDate day) {
        Route route = dice.pick(routes, Route::weight);
        boolean sea = route.terrain() == Route.Terrain.SEA;
        int hour = dice.chance(0.55) ? (18 + dice.below(12)) % 24 : 6 + dice.below(12);
        LocalDateTime start = day.atTime(hour, 5 * dice.below(12));
        Duration length = sea && dice.chance(0.25)
                ? Duration.ofHours(dice.between(12, 60))
                : Duration.ofMinutes(30L * dice.between(4, 14));
        return new Draft(start, length, route, dice.pick(route.places()), heads(units(route)));
    }

    /** The lead first, then partners, other forces before second units of the same. */
    private List<Unit> units(Route route) {
        List<Unit> chosen = new ArrayList<>();
        chosen.add(dice.pick(route.units(), route.terrain()::leading));
        int wanted = dice.pick(List.of(1, 2, 3, 4), n -> new double[] {0, 11, 46, 31, 12}[n]);
        while (chosen.size() < wanted) {
            Set<ForceId> forces = new HashSet<>();
            chosen.forEach(unit -> forces.add(unit.force()));
            List<Unit> left = route.units().stream()
                    .filter(unit -> !chosen.contains(unit))
                    .toList();
            if (left.isEmpty()) {
                break;
            }
            chosen.add(dice.pick(
                    left,
                    unit -> (forces.contains(unit.force()) ? 0.05 : 1)
                            * (0.5 + route.terrain().leading(unit))));
        }
        return chosen;
    }

    private Map<Unit, Integer> heads(List<Unit> units) {
        int size = Math.max(units.size(), Math.min(LARGEST, 2 + units.size() + dice.between(0, 3)));
        Map<Unit, Integer> heads = new LinkedHashMap<>();
        units.forEach(unit -> heads.put(unit, 1));
        for (int i = units.size(); i < size; i++) {
            heads.merge(i == units.size() || dice.chance(0.5) ? units.getFirst() : dice.pick(units), 1, Integer::sum);
        }
        return heads;
    }

    /** Adds or takes one head here and there until the sum is right; no patrol leaves its bounds. */
    private void balance(List<Draft> drafts, int wanted) {
        int missing = wanted - drafts.stream().mapToInt(Draft::size).sum();
        int step = Integer.signum(missing);
        while (missing != 0) {
            for (Draft draft : dice.shuffled(drafts)) {
                int size = draft.size() + step;
                Unit lead = draft.heads().keySet().iterator().next();
                int heads = draft.heads().getOrDefault(lead, 0) + step;
                if (missing != 0 && size >= SMALLEST && size <= LARGEST && heads >= 1) {
                    draft.heads().put(lead, heads);
                    missing -= step;
                }
            }
        }
    }

    private Submission submission(Draft draft, String name) {
        List<Unit> units = List.copyOf(draft.heads().keySet());
        List<Contribution> contributions = new ArrayList<>();
        for (Unit unit : units) {
            contributions.add(new Contribution(
                    unit.id(), "PERSONNEL_TURN", Quantity.of(draft.heads().getOrDefault(unit, 1))));
        }
        if (draft.route().terrain() == Route.Terrain.SEA) {
            contributions.add(
                    new Contribution(units.getFirst().id(), "CRAFT_TURN", Quantity.of(dice.chance(0.2) ? 2 : 1)));
            if (units.size() > 2 && dice.chance(0.5)) {
                contributions.add(new Contribution(units.get(1).id(), "CRAFT_TURN", Quantity.ONE));
            }
        } else if (dice.chance(0.45)) {
            contributions.add(new Contribution(units.getFirst().id(), "VEHICLE_TURN", Quantity.of(dice.between(1, 2))));
        }
        Instant start = Formation.at(draft.start());
        Instant end = start.plus(draft.length());
        ActivityForm form = new ActivityForm(
                "PATROL",
                start,
                end,
                draft.place(),
                units.getFirst().id(),
                units.subList(1, units.size()).stream().map(Unit::id).toList(),
                contributions,
                null,
                dice.chance(0.15) ? dice.pick(NOTES) : null,
                false);
        Set<UnitId> signed = new HashSet<>(form.partners());
        // Nearly everybody signs on the spot; of late patrols a few are still unconfirmed.
        boolean late = !draft.start().toLocalDate().isBefore(formation.unsignedFrom());
        if (late && dice.chance(0.04)) {
            signed.clear();
        }
        Instant recorded = end.plus(Duration.ofMinutes(20 + dice.below(16 * 60)));
        return new Submission(
                new RecordKey(book, Dice.id(name)), form, signed, formation.by(units.getFirst(), recorded));
    }
}
