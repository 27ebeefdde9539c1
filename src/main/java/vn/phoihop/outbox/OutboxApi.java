package vn.phoihop.outbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.web.ApiController;

/** What waits to be sent out and what failed, for programs that watch over an installation. */
@ApiController
@RequestMapping("/api/v1/outbox")
class OutboxApi {

    private final OutboxDesk desk;

    OutboxApi(OutboxDesk desk) {
        this.desk = desk;
    }

    /**
     * A target for which something waits or failed.
     *
     * @param name as pages call it
     * @param oldest when the first of it was put
     * @param nextAt null where nothing waits
     * @param why what came of the last attempt that did not succeed
     */
    record OutboxTarget(
            Channel channel,
            String target,
            String name,
            int waiting,
            int failed,
            Instant oldest,
            @Nullable Instant nextAt,
            @Nullable String why) {}

    record TargetSent(
            @Schema(example = "WEBHOOK") Channel channel,

            @Schema(example = "01890a5d-ac96-774b-bcce-b302099a8057")
            String target) {}

    record ChannelSent(@Schema(example = "EMAIL") Channel channel) {}

    record DropSent(
            @Schema(example = "WEBHOOK") Channel channel,

            @Schema(example = "01890a5d-ac96-774b-bcce-b302099a8057")
            String target,

            @Schema(example = "Máy chủ đã ngừng") String reason) {}

    /** How many it were. */
    record ParcelCount(@Schema(example = "0") int parcels) {}

    @Operation(
            operationId = "listOutbox",
            summary = "Lists for whom something waits to be sent out or failed, those in trouble first")
    @GetMapping
    List<OutboxTarget> list() {
        return desk.lines().stream()
                .map(one -> new OutboxTarget(
                        one.target().channel(),
                        one.target().target(),
                        desk.named(one.target()),
                        one.waiting(),
                        one.failed(),
                        one.oldest(),
                        one.dueAt(),
                        one.why()))
                .toList();
    }

    @Operation(
            operationId = "retryOutbox",
            summary = "Sends at once what waits for a target or failed, and tries for three more days")
    @PostMapping("/retry")
    ParcelCount retry(@RequestBody TargetSent sent) {
        return new ParcelCount(desk.retry(new Target(sent.channel(), sent.target())));
    }

    @Operation(
            operationId = "retryOutboxChannel",
            summary =
                    "Sends at once what was tried in vain or failed for all targets of a channel, and tries for three more days")
    @PostMapping("/retry-all")
    ParcelCount retryAll(@RequestBody ChannelSent sent) {
        return new ParcelCount(desk.retry(sent.channel()));
    }

    @Operation(operationId = "dropOutbox", summary = "Drops what waits for a target or failed")
    @PostMapping("/drop")
    ParcelCount drop(@RequestBody DropSent sent) {
        return new ParcelCount(desk.drop(new Target(sent.channel(), sent.target()), sent.reason()));
    }
}
