package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.phoihop.ledger.StandingBook;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/** What a record says of where it was and who took part, judged by the organisation as it was on the day. */
public final class PlaceAndUnits {

    private final StandingBook book;
    private final Organisation organisation;

    public PlaceAndUnits(StandingBook book, Organisation organisation) {
        this.book = book;
        this.organisation = organisation;
    }

    /** The force of the unit on the day; the unit is known to exist. */
    public ForceId force(UnitId unit, LocalDate day) {
        return organisation.unit(unit, day).force();
    }

    /** Who answers on the day for what the unit led: see {@link Organisation#answering}. */
    public UnitId answering(UnitId unit, LocalDate day) {
        return organisation.answering(unit, day);
    }

    /** The area existed on the day and lay in the book's jurisdiction, or in that of a book it follows. */
    public List<Problem> place(String where, AreaId area, LocalDate day) {
        Optional<Area> found = organisation.findArea(area, day);
        if (found.isEmpty()) {
            return List.of(Problem.at(where, ProblemCode.AREA_UNKNOWN_ON_DAY, called(area), day));
        }
        List<AreaId> jurisdictions = book.jurisdictions();
        for (Optional<Area> at = found;
                at.isPresent();
                at = organisation.parent(at.get().id(), day)) {
            if (jurisdictions.isEmpty() || jurisdictions.contains(at.get().id())) {
                return List.of();
            }
        }
        return List.of(Problem.at(
                where,
                ProblemCode.AREA_OUTSIDE_BOOK,
                found.get().name(),
                book.book().name()));
    }

    /**
     * Where the area of then lies on a later day: it itself as long as it exists, else the area it has gone into whole, else where what it lay in has
     * gone: the province, for a district that nothing followed and for a commune that was split. What counts later counts there.
     */
    public AreaId place(AreaId area, LocalDate then, LocalDate day) {
        Rebased<AreaId> now = organisation.rebased(area, then, day);
        if (now.places().contains(area)) {
            // A part of it may have gone to others; it is there.
            return area;
        }
        return now.whole()
                ? now.places().getFirst()
                : organisation
                        .parent(area, then)
                        .map(above -> place(above.id(), then, day))
                        .orElse(area);
    }

    /** The unit existed on the day. Of one that is closed by then it is said since when it is, and who took over from it. */
    public List<Problem> unit(String where, UnitId unit, LocalDate day) {
        if (organisation.findUnit(unit, day).isPresent()) {
            return List.of();
        }
        return List.of(organisation
                .findUnit(unit)
                .filter(last ->
                        last.valid().to() != null && !day.isBefore(last.valid().to()))
                .map(last ->
                        closed(where, last, Objects.requireNonNull(last.valid().to())))
                .orElseGet(() -> Problem.at(where, ProblemCode.UNIT_UNKNOWN_ON_DAY, called(unit), day)));
    }

    private Problem closed(String where, Unit unit, LocalDate since) {
        List<LocalizedText> heirs = organisation.successions(unit.id()).stream()
                .filter(one -> !one.since().isBefore(since))
                .flatMap(one -> organisation.findUnit(one.successor()).stream())
                .map(Unit::name)
                .toList();
        return heirs.isEmpty()
                ? Problem.at(where, ProblemCode.UNIT_CLOSED_SINCE, unit.name(), since)
                : Problem.at(
                        where,
                        ProblemCode.UNIT_TAKEN_OVER_SINCE,
                        unit.name(),
                        since,
                        new LocalizedText(
                                heirs.stream().map(LocalizedText::vi).collect(Collectors.joining(", ")),
                                heirs.stream().map(LocalizedText::en).collect(Collectors.joining(", "))));
    }

    /** The partners existed on the day, and none of them is named twice or is the lead; at {@code partners[0]} and so on. */
    public List<Problem> partners(UnitId lead, List<UnitId> partners, LocalDate day) {
        List<Problem> problems = new ArrayList<>();
        Set<UnitId> seen = new HashSet<>(Set.of(lead));
        for (int i = 0; i < partners.size(); i++) {
            UnitId partner = partners.get(i);
            problems.addAll(unit("partners[" + i + "]", partner, day));
            if (!seen.add(partner)) {
                problems.add(Problem.at("partners[" + i + "]", ProblemCode.NAMED_TWICE, name(partner, day)));
            }
        }
        return problems;
    }

    /** What it was called last, or its id where there never was one. */
    private Object called(UnitId unit) {
        return organisation.findUnit(unit).<Object>map(Unit::name).orElse(unit.toString());
    }

    private Object called(AreaId area) {
        return organisation.findArea(area).<Object>map(Area::name).orElse(area.toString());
    }

    /** The short name of the unit on the day, or its id where it did not exist. */
    public String name(UnitId unit, LocalDate day) {
        return organisation.findUnit(unit, day).map(Unit::shortName).orElse(unit.toString());
    }
}
