package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.phoihop.organisation.OrganisationWriting.Table;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Validity;

/** Units or areas, whichever a change is of, so that what happens to either is told once. */
abstract sealed class Side permits UnitSide, AreaSide {

    final Organisation known;

    Side(Organisation known) {
        this.known = known;
    }

    static Side of(PlaceType type, Organisation known) {
        return type == PlaceType.UNIT ? new UnitSide(known) : new AreaSide(known);
    }

    abstract DatedStates<? extends DatedStates.State> states();

    abstract DatedTree tree();

    abstract Table stateTable();

    abstract Table linkTable();

    /** It is not there on the day. */
    abstract Problem absent(String where, LocalizedText name, LocalDate day);

    /** Whether the one may lie directly under the other, by force or level. */
    abstract boolean liesUnder(DatedStates.State child, DatedStates.State parent);

    /** A new one; of the kind the wish names, else of the kind of those it takes over from. */
    abstract void found(Edit edit, long id, NewName name, ChangeWished wished, List<Problem> problems);

    /** Called otherwise on these days. */
    abstract void rename(Edit edit, DatedStates.State state, NewName name, Validity days);

    abstract void hang(Edit edit, long child, long parent, Validity days);

    abstract void succeed(Edit edit, long place, long heir, LocalDate since, boolean whole);

    /** Whether the one is known already to go into the other on that day. */
    abstract boolean hasSucceeded(long place, long heir, LocalDate since);

    /** Whether one of these may go into the other whole. */
    abstract boolean maySucceed(DatedStates.State place, DatedStates.State heir);

    /** The days on which something of it goes, or comes to it, while it goes on. */
    abstract Stream<LocalDate> parted(long id);

    /** Which unit answers for which area goes over with the day, from those that end to those that take over. */
    abstract void handOverAreas(Edit edit, List<Long> places, List<Long> heirs, List<Long> founded, LocalDate from);

    abstract List<Long> successorsInto(Organisation after, long id, boolean onlyAbsent);

    /** What it is on the day. */
    final Optional<DatedStates.State> on(long id, LocalDate day) {
        return states().on(id, day).map(state -> state);
    }

    final boolean exists(long id, LocalDate day) {
        return on(id, day).isPresent();
    }

    /** Those of the days on which it is not there. */
    final List<Validity> absent(long id, Validity days) {
        return Validities.without(
                days, states().of(id).stream().map(DatedStates.State::valid).toList());
    }

    /** What it was called last, or its id where there never was one. */
    final LocalizedText name(long id) {
        return states().latest(id)
                .<LocalizedText>map(DatedStates.State::name)
                .orElseGet(() -> new LocalizedText(Long.toString(id), Long.toString(id)));
    }

    /** When, after the day, something about it changes or ends as far as is known: what ending it on the day would silently wipe out. */
    final Optional<LocalDate> nextChange(long id, LocalDate day) {
        Stream<LocalDate> begunOrEnded = Stream.concat(
                        states().of(id).stream().map(DatedStates.State::valid),
                        tree().linksOf(id).stream().map(DatedTree.Link::valid))
                .flatMap(valid -> Stream.of(Optional.ofNullable(valid.from()), Optional.ofNullable(valid.to())))
                .flatMap(Optional::stream);
        return Stream.concat(begunOrEnded, parted(id))
                .filter(next -> next.isAfter(day))
                .min(Comparator.naturalOrder());
    }
}
