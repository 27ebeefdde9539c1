package vn.phoihop.exchange;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Creates;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.Versions;

/** Groups of recipients for programs. Ids are minted by the program, so that sending twice is safe. */
@ApiController
@RequestMapping("/api/v1/books/{book}/exchange-groups")
class GroupApi {

    private final GroupDesk desk;
    private final Organisations organisations;

    GroupApi(GroupDesk desk, Organisations organisations) {
        this.desk = desk;
        this.organisations = organisations;
    }

    /** A group as a program sends it. */
    @Schema(example = "{\"unit\": 3006, \"name\": \"Tuyến biển Hà Tiên\", \"units\": [4001]}")
    record RecipientGroupSent(
            @Schema(example = "3006", requiredMode = REQUIRED) @Nullable
            UnitId unit,

            @Schema(example = "Tuyến biển Hà Tiên", requiredMode = REQUIRED) @Nullable
            String name,

            @Schema(example = "[4001]") @Nullable List<UnitId> units,
            @Nullable List<ItemSent.GroupSent> groups) {}

    /**
     * A group of recipients.
     *
     * @param unitsToday how many units it stands for today
     * @param good false where a unit or an area of it has ended, so that it is to be changed before it is used
     */
    @Schema(name = "RecipientGroup")
    record RecipientGroup(
            UUID id,
            int version,
            UnitId unit,
            String name,
            List<UnitId> units,
            List<ForceInArea> groups,
            int unitsToday,
            boolean good) {}

    /** All units of a force that answer for an area. */
    record ForceInArea(@Schema(example = "BORDER_GUARD") String force, AreaId area) {}

    @Operation(
            operationId = "exchangeGroupList",
            summary = "The groups of recipients that the units keep for which the office acts",
            description =
                    "Nobody else sees them. The first 500 in the order of their names; others are found by their ids.")
    @Requires(Authority.EXCHANGE_RECORD)
    @GetMapping
    List<RecipientGroup> list(@PathVariable int book) {
        return desk.list(new BookId(book)).groups().stream().map(this::shown).toList();
    }

    @Operation(operationId = "exchangeGroupGet", summary = "A group of recipients")
    @Requires(Authority.EXCHANGE_RECORD)
    @GetMapping("/{id}")
    ResponseEntity<RecipientGroup> get(@PathVariable int book, @PathVariable UUID id) {
        RecipientGroup found = shown(desk.get(new BookId(book), id));
        return Versions.found(found, found.version());
    }

    @Operation(
            operationId = "exchangeGroupPut",
            summary = "Keeps a group of recipients, or changes it",
            description = "Without If-Match a new id makes a group; with it that version of the group is changed.")
    @Requires(Authority.EXCHANGE_RECORD)
    @PutMapping("/{id}")
    @Creates
    ResponseEntity<RecipientGroup> put(
            @PathVariable int book, @PathVariable UUID id, @RequestBody RecipientGroupSent sent, IfMatch seen) {
        BookId of = new BookId(book);
        boolean known = desk.find(of, id).isPresent();
        List<Problem> problems = new ArrayList<>();
        Organisation organisation = organisations.current();
        SavedGroup group = new SavedGroup(
                of,
                id,
                ItemSent.required("unit", sent.unit(), new UnitId(TypedFields.NONE), problems),
                Objects.requireNonNullElse(PlainText.tidy(sent.name()), ""),
                seen.present() ? seen.version() : 0,
                sent.units() == null ? List.of() : sent.units(),
                ItemSent.read(sent.groups(), organisation, problems));
        SavedGroup kept = desk.keep(group, problems, Map.of());
        return Versions.made(
                shown(desk.get(of, id)), kept.version(), "/api/v1/books/" + book + "/exchange-groups/" + id, !known);
    }

    @Operation(operationId = "exchangeGroupDelete", summary = "Lets a group of recipients go")
    @Requires(Authority.EXCHANGE_RECORD)
    @DeleteMapping("/{id}")
    RecipientGroupGone delete(@PathVariable int book, @PathVariable UUID id, IfMatch seen) {
        return new RecipientGroupGone(
                desk.delete(new BookId(book), id, seen.version()).id());
    }

    record RecipientGroupGone(UUID id) {}

    private RecipientGroup shown(GroupDesk.Judged judged) {
        SavedGroup group = judged.group();
        Organisation organisation = organisations.current();
        return new RecipientGroup(
                group.id(),
                group.version(),
                group.unit(),
                group.name(),
                group.units(),
                group.groups().stream()
                        .map(one ->
                                new ForceInArea(organisation.force(one.force()).code(), one.area()))
                        .toList(),
                judged.units(),
                judged.changed().isEmpty());
    }
}
