package vn.phoihop.exchange;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * An item as a program sends it.
 *
 * @param due by when a request is to be answered; without it as its topics and its urgency say
 * @param draft keep it as a draft; otherwise it is sent
 * @param reason why it is corrected
 * @param attachments documents that go with it
 */
@Schema(example = """
                {"kind": "BULLETIN", "topics": ["SEA"], "area": 10900, "observedFrom": "2022-03-01", "observedTo": "2022-03-02",
                 "title": "Tàu lạ neo đậu gần đảo", "text": "Ba tàu cá nước ngoài neo đậu từ rạng sáng", "sender": 3006,
                 "urgency": "URGENT", "confidence": "OBSERVED", "impact": "MEDIUM", "units": [4001], "consent": false,
                 "draft": false}""")
record ItemSent(
        @Schema(example = "BULLETIN", requiredMode = REQUIRED) @Nullable
        ItemKind kind,

        @Schema(example = "[\"SEA\"]", requiredMode = REQUIRED) @Nullable
        List<String> topics,

        @Schema(example = "10900", requiredMode = REQUIRED) @Nullable
        AreaId area,

        @Schema(example = "2022-03-01", description = "First day it tells of") @Nullable
        LocalDate observedFrom,

        @Schema(example = "2022-03-02", description = "The day after the last one it tells of") @Nullable
        LocalDate observedTo,

        @Schema(example = "Tàu lạ neo đậu gần đảo") @Nullable
        String title,

        @Schema(example = "Ba tàu cá nước ngoài neo đậu từ rạng sáng") @Nullable
        String text,

        @Schema(example = "3006", requiredMode = REQUIRED) @Nullable
        UnitId sender,

        @Schema(example = "URGENT") Topic.@Nullable Urgency urgency,
        @Schema(example = "OBSERVED") @Nullable Confidence confidence,
        @Schema(example = "MEDIUM") @Nullable Impact impact,
        @Schema(example = "[4001]") @Nullable List<UnitId> units,
        @Nullable List<GroupSent> groups,

        @Schema(description = "Ids of groups that the unit keeps; their units get it, too") @Nullable
        List<UUID> savedGroups,

        @Schema(example = "2022-03-10") @Nullable LocalDate due,

        @Schema(example = "false", description = "Whether handing it on outside needs the sender's consent") @Nullable
        Boolean consent,

        @Schema(example = "false", description = "What it says travelled elsewhere; title and text are left out")
        @Nullable
        Boolean countOnly,

        @Schema(example = "false") @Nullable Boolean exercise,

        @Schema(description = "The item it goes on from") @Nullable
        UUID follows,

        @Schema(example = "12", description = "The book of that item, where it is another one than this") @Nullable
        BookId followsBook,

        @Schema(example = "false") @Nullable Boolean draft,

        @Schema(example = "Số liệu kiểm chứng lại") @Nullable
        String reason,

        @Schema(
                description =
                        "Ids of the documents that go with it, uploaded before; without it those it has, with an empty list none")
        @Nullable
        List<UUID> attachments) {

    /** All units of a force that answer for an area. */
    record GroupSent(
            @Schema(example = "BORDER_GUARD", requiredMode = REQUIRED) @Nullable
            String force,

            @Schema(example = "10900", requiredMode = REQUIRED) @Nullable
            AreaId area) {}

    /** A turn of the thread. */
    record TurnSent(
            @Schema(example = "ACKNOWLEDGE", requiredMode = REQUIRED) @Nullable
            ItemMove step,

            @Schema(
                    example = "4001",
                    description =
                            "The recipient for which it is taken, or about which the sender speaks; may be left out where that is plain")
            @Nullable
            UnitId unit,

            @Schema(example = "4002", description = "FORWARD: to which unit") @Nullable
            UnitId to,

            @Schema(example = "Đã nhận, đang kiểm tra") @Nullable
            String words,

            @Schema(
                    example = "2022-03-20",
                    description = "ASK_EXTENSION, GRANT_EXTENSION: the later due date; SEND_BACK: the new one")
            @Nullable
            LocalDate day,

            @Schema(example = "true", description = "RATE") @Nullable
            Boolean ofValue,

            @Schema(description = "RATE: the activity or case that came of it") @Nullable
            UUID record,

            @Schema(
                    example = "12",
                    description = "RATE: the book of that record, where it is another one than the item's")
            @Nullable
            BookId recordBook,

            @Schema(example = "[]", description = "REPLY, REPLY_PARTLY: ids of documents uploaded before") @Nullable
            List<UUID> attachments) {

        Step read(UUID id) {
            if (step == null) {
                throw new Refused(Problem.at("step", ProblemCode.REQUIRED));
            }
            return new Step(
                    id,
                    step,
                    unit,
                    to,
                    words,
                    day,
                    ofValue,
                    record,
                    recordBook,
                    attachments == null ? List.of() : attachments);
        }
    }

    Typed read(Organisation organisation) {
        List<Problem> problems = new ArrayList<>();
        List<Group> read = read(groups, organisation, problems);
        ItemForm form = new ItemForm(
                required("kind", kind, ItemKind.BULLETIN, problems),
                topics == null ? List.of() : topics,
                required("area", area, new AreaId(TypedFields.NONE), problems),
                observed(problems),
                title,
                text,
                required("sender", sender, new UnitId(TypedFields.NONE), problems),
                Objects.requireNonNullElse(urgency, Topic.Urgency.ORDINARY),
                confidence,
                impact,
                units == null ? List.of() : units,
                read,
                savedGroups == null ? List.of() : savedGroups,
                due,
                Boolean.TRUE.equals(consent),
                Boolean.TRUE.equals(countOnly),
                Boolean.TRUE.equals(exercise),
                follows,
                followsBook);
        if (form.kind() == ItemKind.BULLETIN && due != null) {
            problems.add(Problem.at("due", ProblemCode.EXCHANGE_NOT_OF_KIND));
        }
        return new Typed(form, problems, Map.of()).attaching(attachments);
    }

    static List<Group> read(@Nullable List<GroupSent> groups, Organisation organisation, List<Problem> problems) {
        List<Group> read = new ArrayList<>();
        List<GroupSent> sent = groups == null ? List.of() : groups;
        for (int i = 0; i < sent.size(); i++) {
            String where = "groups[" + i + "]";
            String code = required(where + ".force", sent.get(i).force(), "", problems);
            AreaId of = required(where + ".area", sent.get(i).area(), new AreaId(TypedFields.NONE), problems);
            ForceId force = organisation.findForce(code).map(Force::id).orElse(null);
            if (force == null && !code.isEmpty()) {
                problems.add(Problem.at(where + ".force", ProblemCode.NOT_READABLE, code));
            }
            if (force != null) {
                read.add(new Group(force, of));
            }
        }
        return read;
    }

    private @Nullable Window observed(List<Problem> problems) {
        if (observedFrom == null) {
            if (observedTo != null) {
                problems.add(Problem.at("observedFrom", ProblemCode.REQUIRED));
            }
            return null;
        }
        LocalDate to = observedTo == null ? observedFrom.plusDays(1) : observedTo;
        if (!observedFrom.isBefore(to)) {
            problems.add(Problem.at("observedTo", ProblemCode.ENDS_BEFORE_IT_BEGINS, observedFrom, to));
            return null;
        }
        return new Window(observedFrom, to);
    }

    static <T> T required(String where, @Nullable T value, T standIn, List<Problem> missing) {
        if (value == null) {
            missing.add(Problem.at(where, ProblemCode.REQUIRED));
        }
        return value == null ? standIn : value;
    }
}
