package vn.phoihop.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.ApiController;

/** For how long what items say is kept, for programs. */
@ApiController
class KeepingApi {

    private final DroppingContent dropping;
    private final Permissions permissions;

    KeepingApi(DroppingContent dropping, Permissions permissions) {
        this.dropping = dropping;
        this.permissions = permissions;
    }

    /**
     * What will be dropped.
     *
     * @param items how many in all; one of several topics stands in the line of each and once here
     */
    @Schema(name = "ContentDue")
    record ContentDue(LocalDate until, long items, List<TopicKept> topics) {}

    @Schema(name = "TopicKept")
    record TopicKept(
            @Schema(example = "SEA") String topic,
            LocalizedText name,

            @Schema(example = "24", description = "For so many months after an item has ended")
            int months,

            @Schema(
                    example = "60",
                    description = "An item ends by itself when nothing has happened to it for so many days")
            int ends,

            @Schema(example = "180", description = "The same while somebody owes an answer")
            int lapses,

            @Schema(example = "12") long items) {}

    @Operation(
            operationId = "contentDue",
            summary = "For how long what items say is kept, and how many will say nothing any more within 30 days",
            description = "Counts alone, of all books of the installation")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @GetMapping("/api/v1/exchange-retention")
    ContentDue ahead() {
        permissions.require(Authority.ORGANISATION_ADMINISTER);
        DroppingContent.Ahead ahead = dropping.ahead();
        return new ContentDue(
                ahead.until(),
                ahead.items(),
                ahead.topics().stream()
                        .map(one -> new TopicKept(
                                one.topic().code(),
                                one.topic().name(),
                                one.topic().keep(),
                                one.topic().ends(),
                                one.topic().lapses(),
                                one.items()))
                        .toList());
    }
}
