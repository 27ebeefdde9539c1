package vn.phoihop.activity;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.activity.LikelyTwins.Twin;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.activity.SuspectedTwins.Pair;
import vn.phoihop.activity.SuspectedTwins.Side;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Twins as programs send and read them. */
final class TwinBody {

    private TwinBody() {}

    /**
     * A record that may be the same; its contents may be out of sight.
     *
     * @param score how much alike, 0 to 100; of a record out of sight without what would tell of its contents
     * @param mayBeJoined whether it counts and lies in the same book
     * @param book in which it lies: another one where books follow each other; then one of the two is to be withdrawn if they are one thing
     */
    @Schema(name = "ActivityTwin")
    record TwinAnswer(
            BookId book,
            UUID id,
            Instant startsAt,
            @Nullable Instant endsAt,
            AreaId area,
            UnitId lead,
            @Schema(example = "80") int score,
            List<TwinScore.Reason> reasons,
            boolean mayBeJoined,
            boolean inSight,
            String href) {

        static TwinAnswer of(Twin one) {
            return new TwinAnswer(
                    one.key().book(),
                    one.key().id(),
                    one.startsAt(),
                    one.endsAt(),
                    one.area(),
                    one.lead(),
                    one.points(),
                    one.reasons(),
                    one.joinable(),
                    one.inSight(),
                    "/records/" + one.key());
        }
    }

    /**
     * Joins a record: with a unit and what it put in, or with what the token's office has written down of the same thing.
     *
     * @param unit that joins; null where all one's units of {@code own} or {@code activity} join with theirs. None of one's own there is left out
     * @param amounts of the unit; without them those of {@code own} or {@code activity}
     * @param own a draft or record of one's own of the same thing, which goes; needed, or {@code activity}, where the record is out of sight
     * @param ownVersion the version of it that was seen
     * @param activity the same thing as one would have written it down, where it was not saved
     */
    @Schema(name = "ActivityJoined")
    record Joined(
            @Nullable UnitId unit,

            @Schema(example = "{\"PERSONNEL_TURN\": 5}") @Nullable
            Map<String, @Nullable Quantity> amounts,

            @Nullable UUID own,
            @Nullable Integer ownVersion,
            @Nullable ActivityBody activity) {

        /** By the names of the form's fields. */
        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            if (unit != null) {
                fields.put("lead", unit.toString());
            }
            if (amounts != null) {
                amounts.forEach((measure, amount) -> {
                    if (amount != null) {
                        fields.put("lead." + measure, amount.toString());
                    }
                });
            }
            return fields;
        }
    }

    /**
     * The other of two records that look alike.
     *
     * @param reason how one knows that they are two things
     */
    @Schema(name = "ActivityApart")
    record Apart(
            @Schema(requiredMode = REQUIRED) @Nullable UUID other,

            @Schema(example = "1", requiredMode = REQUIRED) @Nullable
            Integer otherVersion,

            @Schema(example = "Hai tổ, hai biên bản") @Nullable
            String reason) {

        Seen seen(RecordKey one) {
            return TwinBody.seen(one, other, otherVersion);
        }
    }

    static Seen seen(RecordKey one, @Nullable UUID other, @Nullable Integer version) {
        return new Seen(new RecordKey(one.book(), needed("other", other)), needed("otherVersion", version));
    }

    static <T> T needed(String where, @Nullable T value) {
        if (value == null) {
            throw new Refused(Problem.at(where, ProblemCode.REQUIRED));
        }
        return value;
    }

    /**
     * Two records that look like one thing.
     *
     * @param apart why somebody said that they are two things; null where nobody did
     * @param mayDecide whether the token's office may
     * @param deciders the units that may: the nearest that answers for both leads, and the coordination office; none where the two lie in two books
     */
    @Schema(name = "ActivityPair")
    record PairAnswer(
            One one,
            One other,
            LocalDate day,
            @Schema(example = "PATROL") String kind,
            @Schema(example = "90") int score,
            List<TwinScore.Reason> reasons,
            @Nullable String apart,
            boolean mayDecide,
            List<UnitId> deciders) {

        static PairAnswer of(Pair pair, boolean mayDecide, List<Unit> deciders) {
            return new PairAnswer(
                    One.of(pair.one()),
                    One.of(pair.other()),
                    pair.day(),
                    pair.kind(),
                    pair.points(),
                    pair.reasons(),
                    pair.apartReason(),
                    mayDecide,
                    deciders.stream().map(Unit::id).toList());
        }
    }

    /** One of the two, as it may be told also of one out of sight. */
    @Schema(name = "ActivityOfPair")
    record One(
            BookId book,
            UUID id,
            Instant startsAt,
            @Nullable Instant endsAt,
            AreaId area,
            UnitId lead,
            boolean inSight,
            String href) {

        static One of(Side side) {
            return new One(
                    side.key().book(),
                    side.key().id(),
                    side.startsAt(),
                    side.endsAt(),
                    side.area(),
                    side.lead(),
                    side.inSight(),
                    "/records/" + side.key());
        }
    }
}
