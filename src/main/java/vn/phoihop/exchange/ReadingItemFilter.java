package vn.phoihop.exchange;

import static vn.phoihop.web.DaysAsked.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.Lying;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.DaysAsked;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/** Reads a filter from an address, for the list as for programs: what it cannot read is a problem at its parameter. */
@Component
class ReadingItemFilter {

    private final Organisations organisations;
    private final PlaceFilters places;
    private final FindingItems finding;

    ReadingItemFilter(Organisations organisations, PlaceFilters places, FindingItems finding) {
        this.organisations = organisations;
        this.places = places;
        this.finding = finding;
    }

    ItemFilter read(BookId book, ListQuery query) {
        List<Problem> problems = new ArrayList<>();
        Organisation organisation = organisations.current();
        LocalDate today = finding.today(book);
        DaysAsked sent = DaysAsked.of(query, "sent", problems);
        @Nullable Set<AreaId> areas = areas(sent, query, today, problems);
        @Nullable Set<UnitId> units = places.units(query, today, problems);
        ItemFilter.@Nullable Waiting waiting = value("waiting", query, problems, ItemFilter.Waiting::valueOf);
        ItemFilter.@Nullable Box box = value("box", query, problems, ItemFilter.Box::valueOf);
        @Nullable
        Integer force = value(
                "force",
                query,
                problems,
                code -> 1
                        << organisation
                                .findForce(code)
                                .orElseThrow(() -> new IllegalArgumentException(code))
                                .id()
                                .bit());
        ItemFilter filter = new ItemFilter(
                book,
                Objects.requireNonNullElse(box, waiting == null ? ItemFilter.Box.IN : waiting.box()),
                Folding.words(query.search()),
                value("kind", query, problems, ItemKind::valueOf),
                value("state", query, problems, ItemState::valueOf),
                query.filter("topic").isEmpty() ? null : query.filter("topic"),
                value("urgency", query, problems, Topic.Urgency::valueOf),
                waiting,
                force,
                areas,
                units,
                sides(query, organisation, today, problems),
                sent.from(),
                sent.to(),
                value("exercise", query, problems, DaysAsked::yesOrNo),
                RowOrder.read(query),
                false,
                RowPlace.read(query, problems));
        Refused.ifAny(problems);
        return filter;
    }

    /** As they lay on the days that are asked for; without such days as they lie today. */
    private @Nullable Set<AreaId> areas(DaysAsked sent, ListQuery query, LocalDate today, List<Problem> problems) {
        LocalDate from = sent.from();
        LocalDate to = sent.to();
        if (from == null || to == null || !from.isBefore(to)) {
            return places.areas(query, today, problems);
        }
        Lying<AreaId> lying = places.lying(query, Flows.judged(new Window(from, to)), problems);
        return lying == null
                ? null
                : lying.stays().stream().map(Lying.Stay::place).collect(Collectors.toSet());
    }

    private ItemFilter.Sides sides(
            ListQuery query, Organisation organisation, LocalDate today, List<Problem> problems) {
        return new ItemFilter.Sides(
                force("fromForce", query, organisation, problems),
                places.oneUnit("fromUnit", query, today, problems).orElse(null),
                force("toForce", query, organisation, problems),
                places.oneUnit("toUnit", query, today, problems).orElse(null));
    }

    private static @Nullable ForceId force(
            String name, ListQuery query, Organisation organisation, List<Problem> problems) {
        return value(
                name,
                query,
                problems,
                code -> organisation
                        .findForce(code)
                        .orElseThrow(() -> new IllegalArgumentException(code))
                        .id());
    }
}
