package vn.phoihop.casework;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Succession;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/**
 * Who held a case when, worked out from its entries up to a cutoff and the organisation known there: the unit that opened it, whoever accepted
 * it, and whoever took over from one of these that was closed, until it left the book, went into another case or was withdrawn. What was
 * believed for a while and mended later is told, too.
 */
@Component
public class CaseHolders {

    private final Ledger ledger;
    private final Organisations organisations;
    private final Books books;

    CaseHolders(Ledger ledger, Organisations organisations, Books books) {
        this.books = books;
        this.ledger = ledger;
        this.organisations = organisations;
    }

    /** How a unit came to hold a case. */
    public enum How {
        OPENED,
        HANDED_OVER,
        /** The holder was closed, and this unit took over its records and duties. */
        TOOK_OVER
    }

    /** Why no unit of the book holds it any more. */
    public enum End {
        /** It was given to a body outside the book. */
        HANDED_OUT,
        /** Another case goes on for both; whoever holds that one holds this one with it. */
        JOINED,
        WITHDRAWN
    }

    /**
     * How the last holding ended.
     *
     * @param receiver to whom outside the book; null where it was not said, and at other ends
     * @param host the case into which it was joined; null at other ends
     */
    @Schema(name = "CaseHoldingEnd")
    public record Ending(
            End how, @Nullable String receiver, @Nullable UUID host) {}

    /**
     * A unit holds a case for some days.
     *
     * @param name of the unit on the first of these days
     * @param to the day since which it does not; null for until further notice
     * @param recordedAt since when the book says so; null where the organisation says it
     * @param mendedAt since when the book says otherwise; null where it stands
     * @param ended why no unit of the book holds it since; null where one does
     */
    @Schema(name = "CaseHolding")
    public record Holding(
            UnitId unit,
            LocalizedText name,
            ForceId force,
            How how,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Instant recordedAt,
            @Nullable Instant mendedAt,
            @Nullable Ending ended) {

        public boolean on(LocalDate day) {
            return mendedAt == null && !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /** A holding in words; {@code fate} is what became of the unit since. */
    record Shown(Holding holding, List<String> fate) {}

    /** As known at the cutoff, or now. In the order of the days; what was mended last. */
    @Transactional(readOnly = true)
    public List<Holding> list(RecordKey key, Optional<Cutoff> asOf) {
        Cutoff cutoff = asOf.orElseGet(() -> ledger.cutoff(Set.of(key.book())));
        return list(ledger.history(key, cutoff), organisations.at(cutoff), zone(key));
    }

    List<Shown> shown(List<Entry> entries, Cutoff cutoff, Page page) {
        Organisation organisation = organisations.at(cutoff);
        return list(entries, organisation, zone(entries.getFirst().record())).stream()
                .map(one -> new Shown(one, fate(one, organisation, page)))
                .toList();
    }

    private ZoneId zone(RecordKey key) {
        return books.get(key.book()).timeZone();
    }

    /** A unit begins to hold it, as some entries say. */
    private record Start(UnitId unit, ForceId force, How how, LocalDate from) {}

    /** @param to null for until further notice */
    private record Span(
            Start start, @Nullable LocalDate to, @Nullable Ending ended) {}

    /** What an entry says of it, and on which day. */
    private record Told(CaseFile file, LocalDate on) {}

    /** Since when, and until when, the book said so. */
    private record Said(Instant since, @Nullable Instant until) {}

    private static List<Holding> list(List<Entry> entries, Organisation organisation, ZoneId zone) {
        Map<Start, Said> said = new LinkedHashMap<>();
        Told last = null;
        for (Entry entry : entries) {
            String payload = entry.payload();
            if (payload != null) {
                last = new Told(
                        CanonicalJson.read(payload, CaseFile.class),
                        entry.recordedAt().atZone(zone).toLocalDate());
                List<Start> starts = starts(last.file());
                said.replaceAll((start, known) -> known.until() == null && !starts.contains(start)
                        ? new Said(known.since(), entry.recordedAt())
                        : known);
                for (Start start : starts) {
                    said.merge(
                            start,
                            new Said(entry.recordedAt(), null),
                            (known, fresh) -> known.until() == null ? known : fresh);
                }
            }
        }
        List<Holding> holdings = new ArrayList<>();
        for (Span span : last == null ? List.<Span>of() : spans(last)) {
            holdings.addAll(succeeded(span, said.get(span.start()), organisation));
        }
        said.forEach((start, known) -> {
            if (known.until() != null) {
                holdings.add(holding(start, null, known, null, organisation));
            }
        });
        holdings.sort(
                Comparator.comparing((Holding one) -> one.mendedAt() != null).thenComparing(Holding::from));
        return holdings;
    }

    /** Who began to hold it by what the file says. Of two hand-overs the later one counts from its day on, whatever the earlier one said. */
    private static List<Start> starts(CaseFile file) {
        List<Start> all = new ArrayList<>();
        all.add(new Start(file.form().lead(), file.openedByForce(), How.OPENED, file.openedOn()));
        for (HandOver one : file.handOvers()) {
            LocalDate on = one.answeredOn();
            if (one.accepted() && on != null) {
                all.add(new Start(one.to(), one.toForce(), How.HANDED_OVER, on));
            }
        }
        List<Start> starts = new ArrayList<>(List.of(all.removeLast()));
        for (Start start : all.reversed()) {
            if (start.from().isBefore(starts.getFirst().from())) {
                starts.addFirst(start);
            }
        }
        return starts;
    }

    private static List<Span> spans(Told told) {
        List<Start> starts = starts(told.file());
        Span last = ended(starts.removeLast(), told.file(), told.on());
        List<Span> spans = new ArrayList<>(List.of(last));
        for (Start start : starts.reversed()) {
            spans.addFirst(new Span(start, spans.getFirst().start().from(), null));
        }
        return spans;
    }

    private static Span ended(Start last, CaseFile file, LocalDate told) {
        Optional<Milestone> out =
                file.milestones().stream().filter(Milestone::handsOut).findFirst();
        Optional<CaseLink> away = CaseLink.away(file.links());
        if (out.isPresent()) {
            Milestone reached = out.get();
            return ended(last, reached.occurredOn(), new Ending(End.HANDED_OUT, reached.receiver(), null));
        }
        if (away.isPresent()) {
            return ended(
                    last,
                    away.get().on(),
                    new Ending(End.JOINED, null, away.get().other()));
        }
        return file.state() == CaseState.WITHDRAWN
                ? ended(last, told, new Ending(End.WITHDRAWN, null, null))
                : new Span(last, null, null);
    }

    /** Nothing ends before it has begun, whatever was written down later. */
    private static Span ended(Start last, LocalDate on, Ending ending) {
        return new Span(last, on.isBefore(last.from()) ? last.from() : on, ending);
    }

    /** The span, cut where its unit was closed and another one took over. */
    private static List<Holding> succeeded(Span span, @Nullable Said known, Organisation organisation) {
        List<Holding> holdings = new ArrayList<>();
        Start at = span.start();
        Said said = known;
        while (true) {
            LocalDate closed = organisation
                    .findUnit(at.unit())
                    .map(unit -> unit.valid().to())
                    .orElse(null);
            LocalDate end = span.to();
            if (closed == null || end != null && !closed.isBefore(end)) {
                break;
            }
            LocalDate day = closed.isAfter(at.from()) ? closed : at.from();
            UnitId heir = organisation.answering(at.unit(), day);
            if (heir.equals(at.unit())) {
                break;
            }
            if (day.isAfter(at.from())) {
                holdings.add(holding(at, day, said, null, organisation));
            }
            at = new Start(heir, organisation.unit(heir, day).force(), How.TOOK_OVER, day);
            said = null;
        }
        holdings.add(holding(at, span.to(), said, span.ended(), organisation));
        return holdings;
    }

    private static Holding holding(
            Start start,
            @Nullable LocalDate to,
            @Nullable Said said,
            @Nullable Ending ended,
            Organisation organisation) {
        return new Holding(
                start.unit(),
                organisation.unit(start.unit(), start.from()).name(),
                start.force(),
                start.how(),
                start.from(),
                to,
                said == null ? null : said.since(),
                said == null ? null : said.until(),
                ended);
    }

    /** What became of the unit after it began to hold the case, as known at the cutoff. */
    private static List<String> fate(Holding holding, Organisation organisation, Page page) {
        List<String> fate = new ArrayList<>();
        Unit then = organisation.unit(holding.unit(), holding.from());
        Unit last = organisation.unit(holding.unit());
        if (!then.name().equals(last.name())) {
            fate.add(page.text("casework.holder.renamed", last.name()));
        }
        UnitId above = last.parent();
        if (above != null && !above.equals(then.parent())) {
            fate.add(page.text("casework.holder.moved", organisation.unit(above).name()));
        }
        LocalDate closed = last.valid().to();
        if (closed != null) {
            fate.add(page.text("casework.holder.closed", closed));
        }
        for (Succession one : organisation.successions(holding.unit())) {
            fate.add(page.text(
                    "casework.holder.succeeded",
                    organisation.unit(one.successor(), one.since()).name(),
                    one.since()));
        }
        return fate;
    }
}
