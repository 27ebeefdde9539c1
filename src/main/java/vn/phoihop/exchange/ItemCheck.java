package vn.phoihop.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.catalogue.WorkingDays;
import vn.phoihop.ledger.StandingBook;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.PlaceAndUnits;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Everything an item must satisfy, found at once, judged by the organisation and the catalogue of today: it is sent now. */
final class ItemCheck {

    /** Where neither a topic nor the sender says by when a request is to be answered. */
    static final int USUAL_DAYS = 10;

    /** Beyond that nobody has a due date in mind but has mistyped one. */
    private static final int LONGEST_DAYS = 366;

    private static final int MOST_RECIPIENTS = 300;

    private final StandingBook standing;
    private final Organisation organisation;
    private final PlaceAndUnits placeAndUnits;
    private final Catalogue catalogue;
    private final Function<List<UUID>, List<SavedGroup>> saved;
    private final ResolvingRecipients recipients;
    private final Instant now;
    private final LocalDate today;

    ItemCheck(
            StandingBook standing,
            Organisation organisation,
            Catalogue catalogue,
            Function<List<UUID>, List<SavedGroup>> saved,
            Instant now) {
        this.standing = standing;
        this.organisation = organisation;
        this.placeAndUnits = new PlaceAndUnits(standing, organisation);
        this.catalogue = catalogue;
        this.saved = saved;
        this.now = now;
        this.today = day(now);
        this.recipients = new ResolvingRecipients(organisation, placeAndUnits, saved, today);
    }

    /** The same for what is written down at another time, on which book, organisation and catalogue are the same. */
    ItemCheck then(Instant at) {
        return new ItemCheck(standing, organisation, catalogue, saved, at);
    }

    /** Where it counts: its area may have become part of another since the day it tells of. */
    AreaId place(ItemForm form, LocalDate sentOn) {
        return placeAndUnits.place(form.area(), form.placeDay(sentOn), sentOn);
    }

    /** Refuses a new item where another book follows this one. */
    void requireOpenBook() {
        standing.requireOpen();
    }

    LocalDate today() {
        return today;
    }

    LocalDate day(Instant at) {
        return at.atZone(standing.book().timeZone()).toLocalDate();
    }

    /** When something is written down. */
    Instant at(By by) {
        return (by.at() == null ? now : by.at()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The force of a unit today, or the one it had last; that of no unit is never written, since it is a problem. */
    ForceId force(UnitId unit) {
        return organisation
                .findUnit(unit, today)
                .or(() -> organisation.findUnit(unit))
                .map(Unit::force)
                .orElse(new ForceId(0));
    }

    /** Of a draft: what it says must be fit to be kept, what is still missing may be. */
    List<Problem> problems(ItemForm form) {
        List<Problem> problems = new ArrayList<>(content(form, form.placeDay(today)));
        problems.addAll(placeAndUnits.unit("sender", form.sender(), today));
        problems.addAll(recipients.problems(form));
        return problems;
    }

    /** Of what may be corrected later, too; to whom it goes may have ended since. */
    private List<Problem> content(ItemForm form, LocalDate day) {
        List<Problem> problems = new ArrayList<>(placeAndUnits.place("area", form.area(), day));
        if (form.topics().isEmpty()) {
            problems.add(Problem.at("topics", ProblemCode.REQUIRED));
        }
        for (String topic : form.topics()) {
            if (catalogue.find(Topic.class, topic).isEmpty()) {
                problems.add(Problem.at("topics", ProblemCode.NOT_IN_CATALOGUE, topic));
            }
        }
        if (form.observed() != null && form.observed().from().isAfter(today)) {
            problems.add(Problem.at(
                    "observedFrom",
                    ProblemCode.NOT_HAPPENED_YET,
                    form.observed().from()));
        }
        if (form.countOnly() && (form.title() != null || form.text() != null)) {
            problems.add(Problem.at(form.text() != null ? "text" : "title", ProblemCode.EXCHANGE_COUNT_ONLY_WITH_TEXT));
        }
        problems.addAll(PlainText.problems("title", form.title()));
        problems.addAll(PlainText.problems("text", form.text()));
        return problems;
    }

    /** Of an item that is to be sent. */
    List<Problem> problemsOfSending(ItemForm form) {
        List<Problem> problems = new ArrayList<>(problems(form));
        problems.addAll(missing(form));
        if (form.units().isEmpty() && form.groups().isEmpty() && form.saved().isEmpty()) {
            problems.add(Problem.at("units[0]", ProblemCode.EXCHANGE_WITHOUT_RECIPIENT));
        } else if (problems.isEmpty() && resolved(form).isEmpty()) {
            problems.add(Problem.at("groups[0]", ProblemCode.EXCHANGE_WITHOUT_RECIPIENT));
        } else if (resolved(form).size() > MOST_RECIPIENTS) {
            problems.add(Problem.at("groups[0]", ProblemCode.TOO_MANY, MOST_RECIPIENTS));
        }
        problems.addAll(due("due", form.due()));
        return problems;
    }

    private static List<Problem> missing(ItemForm form) {
        List<Problem> problems = new ArrayList<>();
        if (!form.countOnly()) {
            required("title", form.title(), problems);
            required("text", form.text(), problems);
        }
        if (form.kind() == ItemKind.BULLETIN) {
            required("confidence", form.confidence(), problems);
            required("impact", form.impact(), problems);
        }
        return problems;
    }

    private static void required(String where, @Nullable Object value, List<Problem> problems) {
        if (value == null) {
            problems.add(Problem.at(where, ProblemCode.REQUIRED));
        }
    }

    /** A day by which something is to be answered has not gone by, and is not years away. */
    List<Problem> due(String where, @Nullable LocalDate due) {
        if (due == null) {
            return List.of();
        }
        if (due.isBefore(today)) {
            return List.of(Problem.at(where, ProblemCode.EXCHANGE_DUE_PAST, due, today));
        }
        LocalDate latest = today.plusDays(LONGEST_DAYS);
        return due.isAfter(latest)
                ? List.of(Problem.at(where, ProblemCode.EXCHANGE_DUE_TOO_LATE, due, latest))
                : List.of();
    }

    /** Of a correction: who gave it to whom and what it is stays, and was judged when it was sent. */
    List<Problem> problemsOfCorrecting(Item item, ItemForm after) {
        ItemForm before = item.form();
        List<Problem> problems = new ArrayList<>(content(after, after.placeDay(item.dayGiven())));
        problems.addAll(missing(after));
        stands("kind", before.kind(), after.kind(), problems);
        stands("sender", before.sender(), after.sender(), problems);
        stands("units[0]", before.units(), after.units(), problems);
        stands("groups[0]", before.groups(), after.groups(), problems);
        stands("savedGroups[0]", before.saved(), after.saved(), problems);
        stands("due", before.due(), after.due(), problems);
        stands("exercise", before.exercise(), after.exercise(), problems);
        return problems;
    }

    private static void stands(String where, @Nullable Object before, @Nullable Object after, List<Problem> problems) {
        if (!Objects.equals(before, after)) {
            problems.add(Problem.at(where, ProblemCode.EXCHANGE_STANDS));
        }
    }

    /** The units to which it goes today. */
    SequencedSet<UnitId> resolved(ItemForm form) {
        return recipients.units(form);
    }

    /** Those it may go to, by the organisation of today. */
    ResolvingRecipients recipients() {
        return recipients;
    }

    /** By when a request is to be answered where its sender does not say: the soonest day of its topics, or the working day after that. */
    LocalDate usualDue(ItemForm form) {
        OptionalInt soonest = form.topics().stream()
                .flatMap(topic -> catalogue.find(Topic.class, topic).stream())
                .map(topic -> topic.dueWithin(form.urgency()))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .min();
        LocalDate day = today.plusDays(soonest.orElse(USUAL_DAYS));
        return form.urgency() == Topic.Urgency.IMMEDIATE
                ? day
                : WorkingDays.of(catalogue).from(day);
    }

    /** By when a reply that was sent back is to be given anew: it has the days that were left, and those that its topics give at least. */
    LocalDate dueAnew(ItemForm form, Recipient one) {
        LocalDate usual = usualDue(form);
        LocalDate due = one.due();
        LocalDate answered = one.answeredOn();
        if (due == null || answered == null || !answered.isBefore(due)) {
            return usual;
        }
        LocalDate left = today.plusDays(ChronoUnit.DAYS.between(answered, due));
        return left.isAfter(usual) ? left : usual;
    }

    List<Problem> unit(String where, @Nullable UnitId unit) {
        return unit == null ? List.of(Problem.at(where, ProblemCode.REQUIRED)) : placeAndUnits.unit(where, unit, today);
    }

    /** What was sent differs from the item that is there: to be corrected there, not sent once more under another id. One of another sender is another one. */
    static Refused writtenAlready(Item known, ItemForm form) {
        return known.sender().equals(form.sender())
                ? new Refused(ProblemCode.WRITTEN_ALREADY, ItemLines.state(known.state()), known.version())
                : new Refused(ProblemCode.ID_ALREADY_TAKEN, known.key().id().toString());
    }

    String name(UnitId unit) {
        return placeAndUnits.name(unit, today);
    }

    /** Whether a unit is another one or lies below it today. */
    boolean lieUnder(UnitId unit, UnitId above) {
        return organisation.unitsAnsweredFor(above, today).contains(unit);
    }
}
