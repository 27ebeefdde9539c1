package vn.phoihop.exchange;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.notice.News;
import vn.phoihop.notice.News.What;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.UnitId;

/** What a step is to those who did not take it: what is told of it by e-mail, and to which units. */
final class ItemNews {

    private ItemNews() {}

    /** Nothing of most steps: acknowledging, rating, accepting and closing ask nothing of anybody. */
    static List<News> of(@Nullable Item before, Item after, By by, Organisation organisation, LocalDate today) {
        Turn turn = after.thread().getLast();
        Set<UnitId> come = come(before, after);
        List<News> news = new ArrayList<>();
        if (!come.isEmpty()) {
            news.add(news(turn, after, What.ARRIVED, come, by));
        }
        What what = what(turn.move());
        if (what != null) {
            Set<UnitId> told = new HashSet<>(told(what, turn, after, organisation, today));
            told.removeAll(come);
            if (by.unit() != null) {
                told.remove(by.unit());
            }
            news.add(news(turn, after, what, told, by));
        }
        return news;
    }

    /** For whom it is new: the recipients, when it is sent; later those to whom it is handed on. */
    private static Set<UnitId> come(@Nullable Item before, Item after) {
        Set<UnitId> known = before == null
                ? Set.of()
                : before.recipients().stream().map(Recipient::unit).collect(Collectors.toSet());
        return after.recipients().stream()
                .map(Recipient::unit)
                .filter(unit -> !known.contains(unit))
                .collect(Collectors.toSet());
    }

    private static @Nullable What what(ItemMove move) {
        return switch (move) {
            case CORRECT -> What.CORRECTED;
            case RECALL -> What.RECALLED;
            case ASK_EXTENSION -> What.TIME_ASKED;
            case GRANT_EXTENSION, REFUSE_EXTENSION -> What.TIME_ANSWERED;
            case ASK_FORWARD -> What.HANDING_ON_ASKED;
            case GRANT_FORWARD, REFUSE_FORWARD -> What.HANDING_ON_ANSWERED;
            case REPLY, REPLY_PARTLY -> What.REPLIED;
            case SEND_BACK -> What.SENT_BACK;
            case ESCALATE -> What.OVERDUE;
            case SEND, DISCARD, DROP, END, CLOSE, ACKNOWLEDGE, FORWARD, RATE, RATE_ANSWER, ACCEPT, ACCEPT_LAST -> null;
        };
    }

    private static Set<UnitId> told(What what, Turn turn, Item item, Organisation organisation, LocalDate today) {
        return switch (what) {
            case CORRECTED, RECALLED ->
                item.recipients().stream().map(Recipient::unit).collect(Collectors.toSet());
            case TIME_ASKED, HANDING_ON_ASKED, REPLIED -> Set.of(item.sender());
            case ARRIVED, TIME_ANSWERED, HANDING_ON_ANSWERED, SENT_BACK ->
                Stream.ofNullable(turn.about()).collect(Collectors.toSet());
            // Both sides and both superiors, as it stands on their desks.
            case OVERDUE ->
                Stream.of(item.sender(), turn.about())
                        .filter(Objects::nonNull)
                        .flatMap(unit ->
                                Stream.concat(Stream.of(unit), organisation.parent(unit, today).map(Unit::id).stream()))
                        .collect(Collectors.toSet());
        };
    }

    private static News news(Turn turn, Item item, What what, Set<UnitId> units, By by) {
        // One step may be two things: it comes to one unit, and is an answer to another.
        UUID id = what == What.ARRIVED
                ? turn.id()
                : UUID.nameUUIDFromBytes((what + " " + turn.id()).getBytes(StandardCharsets.UTF_8));
        return new News(
                id,
                item.key(),
                item.kind().name(),
                what,
                item.form().urgency(),
                due(what, turn, item),
                item.form().exercise(),
                units,
                by.account());
    }

    private static @Nullable LocalDate due(What what, Turn turn, Item item) {
        UnitId about = turn.about();
        return switch (what) {
            case ARRIVED, CORRECTED -> item.form().due();
            case TIME_ANSWERED, SENT_BACK, OVERDUE ->
                about == null ? null : item.recipient(about).map(Recipient::due).orElse(null);
            default -> null;
        };
    }
}
