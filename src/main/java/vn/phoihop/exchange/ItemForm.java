package vn.phoihop.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * What is asked about an item when it is written.
 *
 * @param topics of the catalogue, at least one
 * @param observed the days it tells of; null where it does not say
 * @param title one line, {@code text} what it says or asks; both null of a bare count
 * @param sender the unit that gives or asks
 * @param confidence and {@code impact} of a bulletin; null of a request
 * @param units to which it goes, {@code groups} whose units it goes to; which these are is settled when it is sent
 * @param saved ids of groups its unit keeps, to whose units it goes, too
 * @param due by when a request is to be answered; null of a bulletin, and of a request that takes the day its topics give it
 * @param consent whether handing it on outside a recipient's own units needs the sender's consent
 * @param countOnly what it says travelled elsewhere and is not written here
 * @param exercise invented while a drill is played; never enters real figures
 * @param follows the item it goes on from, {@code followsBook} its book; null where that is the own one
 */
public record ItemForm(
        ItemKind kind,
        List<String> topics,
        AreaId area,
        @Nullable Window observed,
        @Nullable String title,
        @Nullable String text,
        UnitId sender,
        Topic.Urgency urgency,
        @Nullable Confidence confidence,
        @Nullable Impact impact,
        List<UnitId> units,
        List<Group> groups,
        List<UUID> saved,
        @Nullable LocalDate due,
        boolean consent,
        boolean countOnly,
        boolean exercise,
        @Nullable UUID follows,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BookId followsBook) {

    /** More saved groups nobody chooses for one item. */
    static final int MOST_SAVED = 20;

    public ItemForm {
        topics = List.copyOf(topics);
        units = List.copyOf(units);
        groups = List.copyOf(groups);
        // Entries of before know none.
        saved = saved == null ? List.of() : List.copyOf(saved);
        title = PlainText.tidy(title);
        text = PlainText.tidy(text);
    }

    /** One that goes to no saved group, and goes on from none of another book. */
    public ItemForm(
            ItemKind kind,
            List<String> topics,
            AreaId area,
            @Nullable Window observed,
            @Nullable String title,
            @Nullable String text,
            UnitId sender,
            Topic.Urgency urgency,
            @Nullable Confidence confidence,
            @Nullable Impact impact,
            List<UnitId> units,
            List<Group> groups,
            @Nullable LocalDate due,
            boolean consent,
            boolean countOnly,
            boolean exercise,
            @Nullable UUID follows) {
        this(
                kind,
                topics,
                area,
                observed,
                title,
                text,
                sender,
                urgency,
                confidence,
                impact,
                units,
                groups,
                List.of(),
                due,
                consent,
                countOnly,
                exercise,
                follows,
                null);
    }

    /** The day by which its area is judged: the first one it tells of, or the one on which it is sent. */
    LocalDate placeDay(LocalDate sentOn) {
        return observed == null ? sentOn : observed.from();
    }

    boolean asks() {
        return kind == ItemKind.VERIFICATION;
    }

    /** The item it goes on from; null where it begins something. */
    @Nullable
    RecordKey follows(BookId own) {
        return follows == null ? null : new RecordKey(followsBook == null ? own : followsBook, follows);
    }

    /** The same, to be answered by that day. */
    ItemForm dueOn(@Nullable LocalDate day) {
        return as(title, text, day);
    }

    /** The same without what it says. */
    ItemForm withoutWords() {
        return as(null, null, due);
    }

    /** The same with its line only. */
    ItemForm withoutText() {
        return as(title, null, due);
    }

    private ItemForm as(@Nullable String line, @Nullable String words, @Nullable LocalDate day) {
        return new ItemForm(
                kind,
                topics,
                area,
                observed,
                line,
                words,
                sender,
                urgency,
                confidence,
                impact,
                units,
                groups,
                saved,
                day,
                consent,
                countOnly,
                exercise,
                follows,
                followsBook);
    }
}
