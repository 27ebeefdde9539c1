package vn.phoihop.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.phoihop.database.Acting;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Slice;

/** The trail of access for programs of auditors. */
@ApiController
class TrailApi {

    private final ReadingTrail reading;
    private final TrailCheck check;
    private final AccessTrail trail;

    TrailApi(ReadingTrail reading, TrailCheck check, AccessTrail trail) {
        this.reading = reading;
        this.check = check;
        this.trail = trail;
    }

    /**
     * A line of the trail.
     *
     * @param login of the account; null where nobody had signed in
     * @param address from which it was asked
     * @param record its book and id; null where it was about none
     * @param what the address asked for, the event written, or what else tells it
     */
    record TrailLineShown(
            Instant at,
            @Schema(implementation = AccessTrail.Act.class) String act,
            @Nullable @Schema(example = "nhap.bp") String login,
            @Schema(example = "10.1.2.3") String address,

            @Nullable @Schema(example = "1/01890a5d-ac96-774b-bcce-b302099a8057")
            String record,

            @Schema(example = "/activities?kind=PATROL") String what) {}

    /** Something that does not hold. */
    record TrailFault(
            @Schema(implementation = TrailCheck.Fault.class) String fault,
            String where,
            @Nullable Instant at) {}

    /**
     * What a check found.
     *
     * @param head the end of the chain, to be noted elsewhere
     */
    record TrailReport(boolean holds, long lines, List<TrailFault> faults, String head) {}

    @Operation(summary = "Searches the trail of access, newest first")
    @Parameter(in = ParameterIn.QUERY, name = "act", schema = @Schema(implementation = AccessTrail.Act.class))
    @Parameter(in = ParameterIn.QUERY, name = "account", description = "A login", example = "nhap.bp")
    @Parameter(in = ParameterIn.QUERY, name = "record", description = "Book and id of a record")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "First day",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "until",
            description = "Last day",
            schema = @Schema(type = "string", format = "date"))
    @Requires(Authority.TRAIL_VIEW)
    @GetMapping("/api/v1/trail")
    Slice<TrailLineShown> list(ListQuery query) {
        return Slice.of(
                reading.list(query, Slice.READ),
                ReadingTrail::place,
                line -> new TrailLineShown(
                        line.at(), line.act(), line.login(), line.address(), line.record(), line.what()));
    }

    @Operation(summary = "Recomputes every mark and link of the trail")
    @Requires(Authority.TRAIL_VIEW)
    @PostMapping("/api/v1/trail/check")
    TrailReport check() {
        TrailCheck.Report report = Acting.asSystem(check::run);
        trail.note(
                AccessTrail.Act.TRAIL_CHECKED,
                report.holds() ? "" : Integer.toString(report.findings().size()));
        return new TrailReport(
                report.holds(),
                report.lines(),
                report.findings().stream()
                        .map(one -> new TrailFault(one.fault().name(), one.where(), one.at()))
                        .toList(),
                report.head());
    }
}
