package vn.phoihop.casework;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** The way of a case and the steps that may be taken from here, as its page shows them to who looks at it. */
@Component
class CaseActions {

    /** In the order in which a page offers them; the rest are offered at the milestone they mend. */
    private static final List<CaseMove> OFFERED = List.of(
            CaseMove.ACCEPT,
            CaseMove.REFUSE,
            CaseMove.CONFIRM,
            CaseMove.REACH,
            CaseMove.OFFER,
            CaseMove.TAKE_BACK_OFFER,
            CaseMove.CONTEST,
            CaseMove.CORRECT,
            CaseMove.UPHOLD,
            CaseMove.JOIN,
            CaseMove.SEPARATE,
            CaseMove.SEVER,
            CaseMove.WITHDRAW);

    private final CaseDesk desk;
    private final CaseTimeline timeline;
    private final Organisations organisations;
    private final DrawingCaseForm drawing;
    private final LikelyCases likely;
    private final LikelyCaseWords likelyWords;

    CaseActions(
            CaseDesk desk,
            CaseTimeline timeline,
            Organisations organisations,
            DrawingCaseForm drawing,
            LikelyCases likely,
            LikelyCaseWords likelyWords) {
        this.likely = likely;
        this.likelyWords = likelyWords;
        this.desk = desk;
        this.timeline = timeline;
        this.organisations = organisations;
        this.drawing = drawing;
    }

    /** What a record's page shows of them. */
    record View(
            int version,
            List<Remark> remarks,
            @Nullable String offer,
            List<LikelyCaseWords.Shown> likely,
            List<Stop> way,
            List<Next> steps,
            List<Other> others) {}

    /** Why a partner contests; {@code answered} once the case has been corrected or upheld since. */
    record Remark(String unit, String text, boolean answered) {}

    /** A day on the way, with where it is mended; null where that is not one's own. */
    record Stop(
            CaseTimeline.Stop on,
            @Nullable String mend,
            @Nullable String takeBack) {}

    /**
     * A step that may be taken from here.
     *
     * @param asks whether a page in between asks for something; otherwise it is a button
     * @param unit for which it is taken; null where that is plain
     */
    record Next(
            String label,
            String href,
            boolean asks,
            @Nullable String unit,
            boolean primary) {}

    /** A step only others may take. */
    record Other(String step, String units) {}

    Content draw(CaseFile file, Page page) {
        return page.fragment("casework/actions", Map.of("view", view(file, page)));
    }

    private View view(CaseFile file, Page page) {
        List<Next> steps = new ArrayList<>();
        List<Other> others = new ArrayList<>();
        for (CaseMove move : OFFERED) {
            if (desk.may(move, file) && !settled(move, desk.actsFor(move, file), file)) {
                steps.addAll(next(move, file, page));
            } else if (move.side() == CaseMove.Side.RECEIVER || move == CaseMove.REACH || move == CaseMove.CONFIRM) {
                List<UnitId> units = move.possibleFrom(file.state()) ? CaseDesk.units(move, file) : List.of();
                if (!units.isEmpty()) {
                    others.add(new Other(label(move, page), names(answering(units, file), page)));
                }
            }
        }
        return new View(
                file.version(),
                file.partners().stream()
                        .filter(partner ->
                                partner.reason() != null && file.state().counts())
                        .map(partner -> new Remark(
                                names(List.of(partner.unit()), page),
                                String.valueOf(partner.reason()),
                                partner.confirmation() != Confirmation.CONTESTED))
                        .toList(),
                file.offer().map(offer -> names(List.of(offer.to()), page)).orElse(null),
                likely(file, page),
                timeline.of(file, page).stream().map(stop -> stop(stop, file)).toList(),
                steps,
                others);
    }

    /** For whoever leads it: only they can hand it over, join it or withdraw it. */
    private List<LikelyCaseWords.Shown> likely(CaseFile file, Page page) {
        return desk.may(CaseMove.CORRECT, file) ? likelyWords.of(likely.list(file), page) : List.of();
    }

    /** Whoever leads the case by now has nothing to contest. */
    private static boolean settled(CaseMove move, List<UnitId> units, CaseFile file) {
        return move == CaseMove.CONTEST && units.stream().allMatch(file.lead()::equals);
    }

    private static boolean waitedFor(UnitId unit, CaseFile file) {
        return file.partner(unit)
                .filter(partner -> partner.confirmation() == Confirmation.PENDING)
                .isPresent();
    }

    /** Who takes the step today: whoever took over from a unit that was closed. */
    private List<UnitId> answering(List<UnitId> units, CaseFile file) {
        LocalDate today = drawing.today(file.key().book());
        return units.stream()
                .map(unit -> organisations.current().answering(unit, today))
                .toList();
    }

    private Stop stop(CaseTimeline.Stop stop, CaseFile file) {
        Milestone milestone = stop.milestone();
        return milestone == null || !desk.mayMend(milestone, file)
                ? new Stop(stop, null, null)
                : new Stop(
                        stop,
                        "/cases/" + file.key() + "/milestones/" + milestone.id(),
                        href(CaseMove.TAKE_BACK_MILESTONE, file) + "?milestone=" + milestone.id());
    }

    private List<Next> next(CaseMove move, CaseFile file, Page page) {
        return switch (move) {
            case REACH ->
                List.of(new Next(label(move, page), "/cases/" + file.key() + "/milestones/new", true, null, true));
            case CORRECT -> List.of(new Next(label(move, page), "/cases/" + file.key() + "/edit", true, null, false));
            case CONFIRM ->
                desk.actsFor(move, file).stream()
                        .map(unit -> new Next(
                                page.text("casework.confirm.for", names(List.of(unit), page)),
                                href(move, file),
                                false,
                                unit.toString(),
                                true))
                        .toList();
            case CONTEST -> {
                boolean waited = desk.actsFor(move, file).stream().anyMatch(unit -> waitedFor(unit, file));
                yield List.of(new Next(
                        waited ? label(move, page) : page.text("casework.contest.afterAll"),
                        href(move, file),
                        true,
                        null,
                        false));
            }
            case ACCEPT -> List.of(new Next(label(move, page), href(move, file), true, null, true));
            default -> List.of(new Next(label(move, page), href(move, file), true, null, false));
        };
    }

    String names(List<UnitId> units, Page page) {
        return units.stream()
                .distinct()
                .map(unit -> page.text(organisations.current().unit(unit).name()))
                .collect(Collectors.joining(", "));
    }

    static String label(CaseMove move, Page page) {
        return page.text(move.label());
    }

    static String href(CaseMove move, CaseFile file) {
        return "/cases/" + file.key() + "/steps/" + slug(move);
    }

    static String slug(CaseMove move) {
        return move.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CaseMove> move(String slug) {
        return List.of(CaseMove.values()).stream()
                .filter(move -> slug(move).equals(slug))
                .findFirst();
    }

    /** As programs read it, with the steps the office acting may take. */
    CaseShown shown(CaseFile file) {
        return CaseShown.of(file, steps(file), null);
    }

    /** With the cases that may be the same, for who has just opened it. */
    CaseShown opened(CaseFile file) {
        return CaseShown.of(
                file,
                steps(file),
                likely.list(file).stream().map(LikelyCaseApi.LikelyAnswer::of).toList());
    }

    private List<String> steps(CaseFile file) {
        return OFFERED.stream()
                .filter(move -> desk.may(move, file))
                .map(CaseActions::slug)
                .toList();
    }
}
