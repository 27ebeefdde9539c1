package vn.phoihop.activity;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Chosen;

/**
 * An activity as programs send it.
 *
 * @param state DRAFT to keep it, SUBMITTED to have it count from now on
 * @param startsAt with its offset from UTC; the day it begins in the book's time zone is the day it counts for
 */
@Schema(name = "ActivitySent", example = ActivityBody.EXAMPLE)
record ActivityBody(
        @Schema(example = "SUBMITTED") @Nullable ActivityState state,
        @Schema(example = "PATROL") @Nullable String kind,

        @Schema(example = "2022-03-01T20:00:00+07:00") @Nullable
        OffsetDateTime startsAt,

        @Schema(example = "2022-03-02T04:00:00+07:00") @Nullable
        OffsetDateTime endsAt,

        @Nullable AreaId area,
        @Nullable Part lead,
        @Nullable List<Part> partners,
        @Schema(example = "Tuần tra đêm") @Nullable String title,
        @Schema(example = "Biển êm") @Nullable String note,
        @Nullable Boolean exercise) {

    static final String EXAMPLE = """
            {"state": "SUBMITTED", "kind": "PATROL", "startsAt": "2022-03-01T20:00:00+07:00", "endsAt": "2022-03-02T04:00:00+07:00",
             "area": 500001, "lead": {"unit": 3006, "amounts": {"PERSONNEL_TURN": 8, "CRAFT_TURN": 1}},
             "partners": [{"unit": 1102, "amounts": {"PERSONNEL_TURN": 5}}], "title": "Tuần tra đêm", "note": "Biển êm"}""";

    /**
     * A unit with what it put in.
     *
     * @param amounts by the measure's code
     */
    @Schema(name = "ActivityPartSent")
    record Part(
            @Nullable UnitId unit,

            @Schema(example = "{\"PERSONNEL_TURN\": 8, \"CRAFT_TURN\": 1}") @Nullable
            Map<String, @Nullable Quantity> amounts) {}

    /** By the names of the form's fields. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "kind", kind);
        put(fields, "startsAt", startsAt);
        put(fields, "endsAt", endsAt);
        put(fields, "area", area);
        part(fields, "lead", lead);
        for (int i = 0; partners != null && i < partners.size(); i++) {
            fields.put("partners[" + i + "]", "");
            part(fields, "partners[" + i + "]", partners.get(i));
        }
        put(fields, "title", title);
        put(fields, "note", note);
        put(fields, "exercise", exercise);
        return fields;
    }

    private static void part(Map<String, String> fields, String name, @Nullable Part part) {
        if (part != null) {
            put(fields, name, part.unit());
            if (part.amounts() != null) {
                part.amounts().forEach((measure, amount) -> put(fields, name + "." + measure, amount));
            }
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    /** The lead as programs read it. */
    @Schema(name = "ActivityLead")
    record Lead(
            UnitId unit,

            @Schema(example = "{\"PERSONNEL_TURN\": 8, \"CRAFT_TURN\": 1}")
            Map<String, Quantity> amounts) {}

    /** A partner as programs read it. */
    @Schema(name = "ActivityPartner")
    record Partner(
            UnitId unit,
            @Schema(example = "{\"PERSONNEL_TURN\": 5}") Map<String, Quantity> amounts,
            Confirmation confirmation,
            @Nullable String remark) {}

    /**
     * An activity as programs read it.
     *
     * @param confirmation what those who are asked say taken together: its partners, and its lead where another unit wrote it down
     * @param leadSays what such a lead says; null for one that wrote it down itself
     * @param reason why it was returned, corrected or withdrawn last
     * @param steps which the token's office may take now
     * @param links what it has to do with other records: merged into one, merged from one, told apart from one
     * @param twins records that may be the same thing, told to who has just written it down; null elsewhere
     */
    @Schema(name = "Activity")
    record Answer(
            BookId book,
            UUID id,
            int version,
            ActivityState state,
            Confirmation confirmation,
            @Schema(example = "PATROL") String kind,
            Instant startsAt,
            @Nullable Instant endsAt,
            LocalDate occurredOn,
            AreaId area,
            Lead lead,
            @Nullable Confirmation leadSays,
            List<Partner> partners,
            @Nullable String title,
            @Nullable String note,
            boolean exercise,
            @Nullable String reason,
            String recordedBy,
            @Nullable UnitId recordedFor,
            Instant recordedAt,
            @Schema(example = "[\"correct\", \"withdraw\"]") List<String> steps,
            List<Linked> links,
            @Nullable List<TwinBody.TwinAnswer> twins,
            String href) {

        static Answer of(Activity one, List<String> steps, @Nullable List<TwinBody.TwinAnswer> twins) {
            return new Answer(
                    one.key().book(),
                    one.key().id(),
                    one.version(),
                    one.state(),
                    one.confirmation(),
                    one.kind(),
                    one.startsAt(),
                    one.endsAt(),
                    one.occurredOn(),
                    one.area(),
                    new Lead(one.lead(), amounts(one, one.lead())),
                    one.leadSays() == null ? null : one.leadSays().confirmation(),
                    one.partners().stream()
                            .map(partner -> new Partner(
                                    partner.unit(),
                                    amounts(one, partner.unit()),
                                    partner.confirmation(),
                                    partner.reason()))
                            .toList(),
                    one.title(),
                    one.note(),
                    one.exercise(),
                    one.reason(),
                    one.recorded().actor(),
                    one.recorded().unit(),
                    one.recordedAt(),
                    steps,
                    one.links().stream()
                            .map(link -> new Linked(link.relation(), link.other(), link.reason()))
                            .toList(),
                    twins,
                    "/records/" + one.key());
        }

        private static Map<String, Quantity> amounts(Activity activity, UnitId unit) {
            Map<String, Quantity> amounts = new LinkedHashMap<>();
            activity.contributions().stream()
                    .filter(one -> one.unit().equals(unit))
                    .forEach(one -> amounts.put(one.measure(), one.quantity()));
            return amounts;
        }
    }

    /**
     * Why, and for which partner.
     *
     * @param unit the partner that confirms or contests; null for every one the office acts for
     */
    @Schema(name = "ActivityStep")
    record Step(
            @Nullable UnitId unit,

            @Schema(example = "Tàu về bến lúc 23 giờ") @Nullable
            String reason) {}

    /**
     * A correction: the whole activity as it should stand.
     *
     * @param reason may be missing while its writer amends it within 15 minutes
     */
    @Schema(name = "ActivityCorrection")
    record Correction(
            @Schema(requiredMode = REQUIRED) @Nullable ActivityBody activity,

            @Schema(example = "Ghi sai giờ kết thúc") @Nullable
            String reason) {}

    /**
     * One step with many records.
     *
     * @param step {@code submit} or {@code confirm}
     * @param versions of the records as they were seen: one that has changed since is refused; who leaves a record out takes it as it is
     */
    @Schema(name = "ActivityMany")
    record Many(
            @Schema(
                    example = "confirm",
                    allowableValues = {"submit", "confirm"},
                    requiredMode = REQUIRED)
            @Nullable
            String step,

            @ArraySchema(minItems = 1, arraySchema = @Schema(requiredMode = REQUIRED)) @Nullable
            List<UUID> records,

            @Schema(description = Chosen.VERSIONS, example = "{\"01890a5d-ac96-774b-bcce-b302099a8057\": 1}") @Nullable
            Map<UUID, Integer> versions) {}

    /**
     * What a record has to do with another one.
     *
     * @param reason why somebody decided so
     */
    @Schema(name = "ActivityLink")
    record Linked(
            Link.Relation relation, UUID record, @Nullable String reason) {}
}
