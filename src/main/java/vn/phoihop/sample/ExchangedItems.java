package vn.phoihop.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.phoihop.catalogue.Topic.Urgency;
import vn.phoihop.exchange.Confidence;
import vn.phoihop.exchange.Impact;
import vn.phoihop.exchange.ItemForm;
import vn.phoihop.exchange.ItemKind;
import vn.phoihop.exchange.LoadingItems.Deed;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/**
 * What the forces tell and ask each other where their patrols go, and what becomes of it: acknowledged, rated, answered in time, late or never.
 * In the last days much of it goes to the units in which the accounts of the tour work, and is left unread and open.
 */
final class ExchangedItems {

    /** Where somebody of the tour works. */
    private static final Set<String> AT_WORK =
            Set.of("CA-KG-900", "QS-KG-900", "CA-AG-30769", "QS-AG-KV2", "BP-KG-CKHT", "HQ-KG-HT", "CSB4-HD401");

    private static final int LAST_DAYS = 16;

    private final BookId book;
    private final Formation formation;
    private final List<Route> routes;
    private final List<Route> ownRoutes;
    private final Window days;

    /** @param days on which something may be written down; what would come later does not */
    ExchangedItems(BookId book, Formation formation, List<Route> routes, Window days) {
        this.book = book;
        this.formation = formation;
        this.routes = routes.stream().filter(one -> forces(one) > 1).toList();
        this.ownRoutes = this.routes.stream()
                .filter(one -> one.units().stream().anyMatch(unit -> AT_WORK.contains(unit.code())))
                .toList();
        this.days = days;
    }

    private static long forces(Route route) {
        return route.units().stream().map(Unit::force).distinct().count();
    }

    /**
     * So many of each sent in a window, with all that was done with them.
     *
     * @param name by which their ids are told apart from those of others
     */
    List<Deed> in(Window window, int bulletins, int requests, String name) {
        List<Deed> deeds = new ArrayList<>();
        Dice dice = new Dice("exchange " + name);
        for (int i = 0; i < bulletins; i++) {
            deeds.addAll(bulletin(Rhythm.day(window, dice), name + "bulletin " + i, dice));
        }
        // What is asked needs some days to be answered; where there are none, nothing is asked.
        LocalDate asked = earlier(window.to(), days.to().minusDays(4));
        if (window.from().isBefore(asked)) {
            Window asking = new Window(window.from(), asked);
            for (int i = 0; i < requests; i++) {
                deeds.addAll(request(Rhythm.day(asking, dice), name + "request " + i, dice));
            }
        }
        deeds.sort(Comparator.comparing(ExchangedItems::at));
        return deeds;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant at(Deed deed) {
        return Objects.requireNonNull(deed.by().at());
    }

    /** Who tells or asks whom, about what and where. */
    private record Setting(Route route, Unit sender, List<Unit> recipients, String topic, Urgency urgency) {}

    private Setting setting(LocalDate day, int most, Dice dice) {
        boolean late = !day.isBefore(days.to().minusDays(LAST_DAYS)) && !ownRoutes.isEmpty();
        Route route = dice.pick(late ? ownRoutes : routes, Route::weight);
        List<Unit> mixed = dice.shuffled(route.units());
        Unit sender = mixed.getFirst();
        int wanted = dice.pick(List.of(1, 2, 3, 4).subList(0, most), n -> 1.0 / n);
        // Other forces before the own, and in the last days those where somebody of the tour works before all.
        List<Unit> others = mixed.stream()
                .skip(1)
                .sorted(Comparator.comparing((Unit unit) -> !(late && AT_WORK.contains(unit.code())))
                        .thenComparing(unit -> unit.force().equals(sender.force())))
                .toList();
        List<Unit> recipients = others.subList(0, Math.min(wanted, others.size()));
        List<String> topics = switch (route.terrain()) {
            case SEA -> List.of("SEA", "SEA", "ILLEGAL_MIGRATION", "ENTRY_EXIT");
            case BORDER -> List.of("BORDER", "BORDER", "ABROAD_FACING", "ILLEGAL_MIGRATION", "EPIDEMIC");
            case GATE -> List.of("ENTRY_EXIT", "EPIDEMIC", "ABROAD_FACING");
            case INLAND -> List.of("CRIME", "CRIME", "EPIDEMIC");
        };
        Urgency urgency = dice.pick(List.of(Urgency.values()), one -> switch (one) {
            case ORDINARY -> 70;
            case URGENT -> 20;
            case VERY_URGENT -> 8;
            case IMMEDIATE -> 2;
        });
        return new Setting(route, sender, recipients, dice.pick(topics), urgency);
    }

    private static Instant sent(LocalDate day, Dice dice) {
        return Formation.at(day.atTime(dice.between(6, 20), dice.below(60)));
    }

    private ItemForm form(
            ItemKind kind, Setting setting, LocalDate day, LocalDate due, ItemTexts.Said said, Dice dice) {
        boolean tells = kind == ItemKind.BULLETIN;
        return new ItemForm(
                kind,
                List.of(setting.topic()),
                dice.pick(setting.route().places()),
                dice.chance(0.6) ? new Window(day, day.plusDays(1)) : null,
                said.title(),
                said.text(),
                setting.sender().id(),
                setting.urgency(),
                tells ? dice.pick(List.of(Confidence.values())) : null,
                tells ? dice.pick(List.of(Impact.values()), one -> 5.0 / (1 + one.ordinal())) : null,
                setting.recipients().stream().map(Unit::id).toList(),
                List.of(),
                tells ? null : due,
                dice.chance(0.15),
                false,
                false,
                null);
    }

    private List<Deed> bulletin(LocalDate day, String name, Dice dice) {
        Setting setting = setting(day, 4, dice);
        Instant at = sent(day, dice);
        ItemForm form = form(
                ItemKind.BULLETIN,
                setting,
                day,
                day,
                dice.pick(Objects.requireNonNull(ItemTexts.BULLETINS.get(setting.topic()))),
                dice);
        ItemPlan plan = ItemPlan.sent(book, formation, name, form, setting.sender(), at);
        for (Unit unit : setting.recipients()) {
            if (dice.chance(fresh(day) ? 0.4 : 0.94)) {
                Instant heard = plan.acknowledge(unit, at.plus(hearing(setting.urgency(), dice)));
                if (dice.chance(0.6)) {
                    boolean ofValue = dice.chance(0.7);
                    plan.rate(
                            unit,
                            heard.plus(Duration.ofHours(dice.between(4, 200))),
                            ofValue,
                            ofValue && dice.chance(0.6) ? dice.pick(ItemTexts.OUTCOMES) : null);
                }
            }
        }
        if (dice.chance(0.4)) {
            plan.close(at.plus(Duration.ofHours(dice.between(12 * 24, 25 * 24))), dice.pick(ItemTexts.CLOSING));
        }
        return plan.deeds(days);
    }

    /** In the very last days much is still to be read. */
    private boolean fresh(LocalDate day) {
        return !day.isBefore(days.to().minusDays(6));
    }

    /** How long until somebody has received it. */
    private static Duration hearing(Urgency urgency, Dice dice) {
        return Duration.ofMinutes(
                switch (urgency) {
                    case ORDINARY -> dice.between(30, 1_800);
                    case URGENT -> dice.between(10, 240);
                    case VERY_URGENT -> dice.between(5, 60);
                    case IMMEDIATE -> dice.between(2, 20);
                });
    }

    private static int dueWithin(Urgency urgency) {
        return switch (urgency) {
            case ORDINARY -> 10;
            case URGENT -> 3;
            case VERY_URGENT -> 2;
            case IMMEDIATE -> 1;
        };
    }

    private List<Deed> request(LocalDate day, String name, Dice dice) {
        Setting setting = setting(day, 2, dice);
        Instant at = sent(day, dice);
        // Whatever is not answered is said to be overdue while the days last.
        LocalDate due =
                earlier(day.plusDays(dueWithin(setting.urgency())), days.to().minusDays(2));
        ItemForm form = form(
                ItemKind.VERIFICATION,
                setting,
                day,
                due,
                dice.pick(Objects.requireNonNull(ItemTexts.REQUESTS.get(setting.topic()))),
                dice);
        ItemPlan plan = ItemPlan.sent(book, formation, name, form, setting.sender(), at);
        setting.recipients().forEach(unit -> answered(plan, unit, at, due, setting.urgency(), dice));
        return plan.deeds(days);
    }

    private void answered(ItemPlan plan, Unit unit, Instant at, LocalDate due, Urgency urgency, Dice dice) {
        Instant heard = plan.acknowledge(unit, at.plus(hearing(urgency, dice)));
        Instant now = heard.plus(Duration.ofMinutes(30));
        LocalDate owed = due;
        if (urgency == Urgency.ORDINARY && dice.chance(0.18)) {
            LocalDate later =
                    earlier(due.plusDays(dice.between(3, 6)), days.to().minusDays(2));
            Instant asked = latest(now, Formation.at(due.minusDays(1).atTime(9, dice.below(60))));
            if (later.isAfter(due) && asked.isBefore(end(due))) {
                plan.askExtension(unit, asked, later);
                boolean granted = dice.chance(0.8);
                plan.decideExtension(unit, asked.plus(Duration.ofHours(3)), granted);
                owed = granted ? later : due;
                now = asked.plus(Duration.ofHours(4));
            }
        }
        if (dice.chance(0.12)) {
            plan.replyPartly(unit, now, dice.pick(ItemTexts.PARTS));
            now = now.plus(Duration.ofHours(2));
        }
        if (dice.chance(0.78) && now.isBefore(end(owed).minus(Duration.ofHours(1)))) {
            long minutes = Duration.between(now, end(owed)).toMinutes();
            Instant replied = now.plus(Duration.ofMinutes(1 + dice.below((int) Math.min(minutes, 1_000_000))));
            settled(plan, unit, replied, owed, dice);
        } else {
            plan.escalate(unit, Formation.at(owed.plusDays(1).atTime(0, 30)));
            if (dice.chance(0.6)) {
                settled(
                        plan,
                        unit,
                        Formation.at(owed.plusDays(dice.between(1, 5)).atTime(dice.between(8, 16), dice.below(60))),
                        owed,
                        dice);
            }
        }
    }

    /** The reply, and what who asked says to it. */
    private static void settled(ItemPlan plan, Unit unit, Instant replied, LocalDate owed, Dice dice) {
        plan.reply(unit, replied, dice.pick(ItemTexts.REPLIES));
        Instant read = replied.plus(Duration.ofHours(dice.between(2, 40)));
        Instant second = read.plus(Duration.ofHours(5));
        if (dice.chance(0.08) && second.isBefore(end(owed))) {
            plan.sendBack(unit, read, "Đề nghị nêu rõ thời gian và nguồn");
            plan.reply(unit, second, dice.pick(ItemTexts.REPLIES));
            plan.accept(unit, second.plus(Duration.ofHours(3)));
        } else if (dice.chance(0.92)) {
            plan.accept(unit, read);
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** By then an answer of the day is in time. */
    private static Instant end(LocalDate due) {
        return Formation.at(due.atTime(22, 0));
    }
}
