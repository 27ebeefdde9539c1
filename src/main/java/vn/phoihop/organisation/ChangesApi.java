package vn.phoihop.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import vn.phoihop.organisation.AffectedByChange.Affected;
import vn.phoihop.organisation.ForeseeingChange.Foreseen;
import vn.phoihop.organisation.MakingChanges.Made;
import vn.phoihop.organisation.MakingChanges.Maker;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Creates;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;
import vn.phoihop.web.Slice;
import vn.phoihop.web.Versions;
import vn.phoihop.web.Visitor;

/** Changing the organisation, for programs of administrators: all that the pages can do. */
@ApiController
class ChangesApi {

    private static final String ALL = "/api/v1/organisation/changes";
    private static final String ONE = ALL + "/{id}";

    private final ChangesMade changes;
    private final MakingChanges making;
    private final ForeseeingChange foreseeing;

    ChangesApi(ChangesMade changes, MakingChanges making, ForeseeingChange foreseeing) {
        this.changes = changes;
        this.making = making;
        this.foreseeing = foreseeing;
    }

    /**
     * A change, made or planned.
     *
     * @param of null for imported lists, which are of both
     * @param state planned, made or undone
     * @param told the names it is about
     * @param position of its entry in the common book
     * @param units ids of all units whose rows it touched
     * @param areas ids of all areas whose rows it touched
     */
    record ChangeShown(
            UUID id,
            ChangeKind kind,
            @Nullable PlaceType of,
            @Schema(example = "2027-01-01") LocalDate from,
            @Schema(example = "planned") String state,
            LocalizedText told,
            String reason,
            long position,
            Instant madeAt,
            @Schema(example = "Quản trị hệ thống") String madeBy,
            List<Long> units,
            List<Long> areas,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy) {}

    /**
     * What is affected: words and how many.
     *
     * @param duty nobody would answer for it when what it depends on ended with nobody taking over
     * @param first some of them, where they may be named: offices, units, books, windows; never records
     */
    record AffectedShown(
            @Schema(example = "2 nhiệm vụ tại đơn vị") String what, long count, boolean duty, List<FirstShown> first) {

        static List<AffectedShown> of(List<Affected> affected, Page page) {
            return affected.stream()
                    .map(one -> new AffectedShown(
                            page.text(one.key(), one.count()),
                            one.count(),
                            one.duty(),
                            one.first().stream()
                                    .map(each -> new FirstShown(each.words(), each.href()))
                                    .toList()))
                    .toList();
        }
    }

    /**
     * One of those affected.
     *
     * @param href its page; null where it has none
     */
    record FirstShown(
            @Schema(example = "Nguyễn Văn An · Cán bộ nhập liệu")
            String words,

            @Nullable @Schema(example = "/accounts/nhap.bp") String href) {}

    /** Where a unit or an area stands before and after; empty where it is not there. */
    record PlaceShown(String name, String before, String after) {}

    /** @param seen the position of the common book on which it was foreseen; to be sent with the change */
    record ForeseenShown(long seen, LocalizedText told, List<PlaceShown> places, List<AffectedShown> affected) {}

    /** @param seen what the preview named, so that nobody overwrites what another has changed meanwhile */
    record ChangeSent(@Schema(example = "1000000") long seen, ChangeWished change) {}

    @Operation(summary = "Lists changes of the organisation, made and planned, the newest first")
    @Parameter(in = ParameterIn.QUERY, name = "kind", schema = @Schema(implementation = ChangeKind.class))
    @Parameter(in = ParameterIn.QUERY, name = "of", schema = @Schema(implementation = PlaceType.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            schema = @Schema(allowableValues = {"planned", "made", "undone"}))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "unit",
            description = "Id of a unit whose rows were touched",
            schema = @Schema(type = "integer", format = "int64"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "area",
            description = "Id of an area whose rows were touched",
            schema = @Schema(type = "integer", format = "int64"))
    @GetMapping(ALL)
    Slice<ChangeShown> list(Page page, ListQuery query) {
        page.require(ChangePages.AUTHORITY);
        LocalDate today = making.today();
        return Slice.of(
                changes.search(ChangeListPages.search(query), today, ChangeListPages.before(query), Slice.READ),
                row -> ListQuery.place(row.position()),
                row -> shown(row, today));
    }

    @Operation(summary = "Reads a change of the organisation")
    @GetMapping(ONE)
    ResponseEntity<ChangeShown> get(Page page, @PathVariable UUID id) {
        page.require(ChangePages.AUTHORITY);
        return found(making.get(id));
    }

    @Operation(
            summary = "Tells what a change would do and whom it would affect; nothing is changed",
            description = "The answer names what was seen, which is needed to make the change.")
    @PostMapping(ALL + "/preview")
    ForeseenShown preview(Page page, @RequestBody ChangeWished sent) {
        page.require(ChangePages.AUTHORITY);
        ChangeWished wished = sent.tidy();
        Foreseen foreseen = foreseeing.foresee(wished);
        Refused.ifAny(foreseen.problems());
        return new ForeseenShown(
                foreseen.seen(),
                ToldChange.of(wished, foreseen.decision().before()),
                BeforeAndAfter.of(wished, foreseen.decision(), page.locale()).stream()
                        .map(one -> new PlaceShown(one.name(), one.before(), one.after()))
                        .toList(),
                AffectedShown.of(foreseen.affected(), page));
    }

    @Operation(
            summary =
                    "Founds, renames, moves, merges, splits or closes units or areas as of a day, parts off what goes on, or says"
                            + " what a unit answers for",
            description =
                    "The id is minted by who sends it; sent again as it was, it stays one change. Refused when another"
                            + " has changed the same since what was seen.")
    @Creates
    @PutMapping(ONE)
    ResponseEntity<ChangeShown> put(Page page, @PathVariable UUID id, @RequestBody ChangeSent sent) {
        page.require(ChangePages.AUTHORITY);
        Made made = making.make(id, sent.change(), sent.seen(), maker(page));
        return Versions.made(shown(made.change(), making.today()), version(made.change()), ALL + "/" + id, made.now());
    }

    @Operation(summary = "Takes a planned change back, as long as its day has not come")
    @PostMapping(ONE + "/undo")
    ResponseEntity<ChangeShown> undo(Page page, @PathVariable UUID id) {
        page.require(ChangePages.AUTHORITY);
        return found(making.undo(id, maker(page)));
    }

    private ResponseEntity<ChangeShown> found(OrganisationChange change) {
        return Versions.found(shown(change, making.today()), version(change));
    }

    /** The position of the entry that wrote it last. */
    private static long version(OrganisationChange change) {
        OrganisationChange.Undone undone = change.undone();
        return undone == null ? change.position() : undone.position();
    }

    private static ChangeShown shown(OrganisationChange change, LocalDate today) {
        OrganisationChange.Undone undone = change.undone();
        return new ChangeShown(
                change.id(),
                change.kind(),
                change.of(),
                change.from(),
                change.state(today),
                change.told(),
                change.reason(),
                change.position(),
                change.madeAt(),
                change.madeBy(),
                change.units(),
                change.areas(),
                undone == null ? null : undone.at(),
                undone == null ? null : undone.by());
    }

    private static Maker maker(Page page) {
        return new Maker(page.visitor().map(Visitor::name).orElseThrow());
    }
}
