package vn.phoihop.casework;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Chosen;

/**
 * A case as a program sends it.
 *
 * @param reason why it is corrected; not needed soon after it was written
 */
record CaseSent(
        @Schema(example = "CASE", requiredMode = REQUIRED) @Nullable
        String kind,

        @Schema(description = "Needed for a kind whose records all name one", example = "DRUGS") @Nullable
        String category,

        @Schema(example = "10900", requiredMode = REQUIRED) @Nullable
        AreaId area,

        @Schema(example = "2022-02-01", requiredMode = REQUIRED) @Nullable
        LocalDate openedOn,

        @Schema(example = "3006", requiredMode = REQUIRED) @Nullable
        UnitId lead,

        @Schema(example = "[4001]") @Nullable List<UnitId> partners,

        @Schema(example = "Ma túy qua lối mở Hà Tiên") @Nullable
        String title,

        @Schema(example = "Phát hiện khi kiểm soát lối mở") @Nullable
        String note,

        @Schema(example = "false") @Nullable Boolean exercise,
        @Schema(example = "Ghi nhầm địa bàn") @Nullable String reason) {

    /** Stands for what was not named; there is none of this id. */
    private static final long NONE = Long.MAX_VALUE;

    Typed<CaseForm> read(LocalDate today) {
        List<Problem> missing = new ArrayList<>();
        CaseForm form = new CaseForm(
                required("kind", kind, "", missing),
                category,
                required("area", area, new AreaId(NONE), missing),
                required("openedOn", openedOn, today, missing),
                required("lead", lead, new UnitId(NONE), missing),
                partners == null ? List.of() : partners,
                title,
                note,
                Boolean.TRUE.equals(exercise));
        return new Typed<>(form, missing, Map.of());
    }

    private static <T> T required(String where, @Nullable T value, T standIn, List<Problem> missing) {
        if (value == null) {
            missing.add(Problem.at(where, ProblemCode.REQUIRED));
        }
        return value == null ? standIn : value;
    }

    /** @param unit in which it is written: MG, G, KG, QUINTAL, TONNE, ML, LITRE; without it in the measure's own */
    record AmountSent(
            @Schema(example = "DRUGS_KG", requiredMode = REQUIRED) @Nullable
            String measure,

            @Schema(example = "350.5", requiredMode = REQUIRED) @Nullable
            Quantity quantity,

            @Schema(example = "G") @Nullable String unit) {}

    /** A milestone, with only what is new with it. */
    @Schema(example = """
            {"stage": "DETECTED", "occurredOn": "2022-02-01", "partners": [4001],
             "amounts": [{"measure": "DRUGS_KG", "quantity": 350.5, "unit": "G"}], "reason": "Bổ sung kết quả giám định"}""")
    record MilestoneSent(
            @Schema(example = "DETECTED", requiredMode = REQUIRED) @Nullable
            String stage,

            @Schema(example = "2022-02-01", requiredMode = REQUIRED) @Nullable
            LocalDate occurredOn,

            @Schema(example = "[4001]") @Nullable List<UnitId> partners,
            @Nullable List<AmountSent> amounts,

            @Schema(
                    description = "With the stage HANDED_OVER only: to which organisation outside the book",
                    example = "Cơ quan Cảnh sát điều tra, Công an tỉnh An Giang")
            @Nullable
            String receiver,

            @Schema(example = "Bổ sung kết quả giám định") @Nullable
            String reason) {

        Typed<MilestoneForm> read(UUID id, LocalDate today, Catalogue catalogue) {
            List<Problem> problems = new ArrayList<>();
            List<Amount> read = new ArrayList<>();
            List<AmountSent> sent = amounts == null ? List.of() : amounts;
            for (int i = 0; i < sent.size(); i++) {
                AmountSent one = sent.get(i);
                String where = "amounts[" + i + "]";
                String measure = required(where + ".measure", one.measure(), "", problems);
                Quantity quantity = required(where + ".quantity", one.quantity(), Quantity.ONE, problems);
                read.add(new Amount(measure, kept(where, measure, quantity, one.unit(), catalogue, problems)));
            }
            MilestoneForm form = new MilestoneForm(
                    id,
                    required("stage", stage, "", problems),
                    required("occurredOn", occurredOn, today, problems),
                    partners == null ? List.of() : partners,
                    read,
                    receiver);
            return new Typed<>(form, problems, Map.of());
        }

        private static Quantity kept(
                String where,
                String measure,
                Quantity quantity,
                @Nullable String unit,
                Catalogue catalogue,
                List<Problem> problems) {
            if (unit == null) {
                return quantity;
            }
            Optional<WrittenUnit> written =
                    catalogue.find(Measure.class, measure).flatMap(known -> WrittenUnit.find(known, unit));
            if (written.isEmpty()) {
                problems.add(Problem.at(where + ".unit", ProblemCode.NOT_READABLE, unit));
            }
            return written.map(one -> one.kept(quantity)).orElse(quantity);
        }
    }

    /** To which unit, and on which day. */
    record OfferSent(
            @Schema(example = "1011", requiredMode = REQUIRED) @Nullable
            UnitId to,

            @Schema(example = "2022-02-03") @Nullable LocalDate on) {

        UnitId receiver() {
            return needed("to", to);
        }
    }

    /** On which day; today without it. A refusal says why. */
    record AnswerSent(
            @Schema(example = "2022-02-03") @Nullable LocalDate on,

            @Schema(example = "Thiếu biên bản niêm phong") @Nullable
            String reason) {}

    /**
     * Into which case, and on which day.
     *
     * @param intoVersion the version of that case that was looked at; without it, it is joined whatever else has happened to that case
     */
    record JoinSent(
            @Schema(requiredMode = REQUIRED) @Nullable UUID into,
            @Schema(example = "4") @Nullable Integer intoVersion,
            @Schema(example = "2022-03-01") @Nullable LocalDate on) {

        HostSeen host() {
            return new HostSeen(needed("into", into), intoVersion);
        }
    }

    /** The new case under an id minted by the program. */
    record SeverSent(
            @Schema(requiredMode = REQUIRED) @Nullable UUID id,
            @Schema(example = "2022-03-01") @Nullable LocalDate on,
            @Schema(example = "DRUGS") @Nullable String category,
            @Schema(example = "Tách xử lý riêng") @Nullable String title,
            @Schema(example = "Chờ giám định") @Nullable String note) {

        JoiningCases.Part part(LocalDate today) {
            return new JoiningCases.Part(
                    needed("id", id), Objects.requireNonNullElse(on, today), category, title, note);
        }
    }

    /** For which partner unit; without it for every one the program acts for. Contesting says why. */
    record RemarkSent(
            @Schema(example = "4001") @Nullable UnitId unit,

            @Schema(example = "Tang vật do Hải quan thu giữ") @Nullable
            String reason) {}

    /**
     * Which cases.
     *
     * @param versions as they were seen: a case that has changed since is refused; who leaves one out takes it as it is
     */
    record ManySent(
            @Nullable List<UUID> records,

            @Schema(description = Chosen.VERSIONS, example = "{\"01890a5d-ac96-774b-bcce-b302099a8057\": 1}") @Nullable
            Map<UUID, Integer> versions) {}

    /** Why. */
    record ReasonSent(
            @Schema(example = "Nhập nhầm sổ") @Nullable String reason) {}

    private static <T> T needed(String where, @Nullable T value) {
        if (value == null) {
            throw new Refused(Problem.at(where, ProblemCode.REQUIRED));
        }
        return value;
    }
}
