package vn.phoihop.access;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.access.WaitingList.Row;
import vn.phoihop.access.WaitingRecords.Why;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Slice;

/** What waits for the office of a token, of all rooms, for programs. */
@ApiController
class WaitingApi {

    private final WaitingList list;
    private final Permissions permissions;

    WaitingApi(WaitingList list, Permissions permissions) {
        this.list = list;
        this.permissions = permissions;
    }

    /**
     * A record that waits.
     *
     * @param room its kind of record, as addresses name it
     * @param version as it is shown here, to be sent as {@code If-Match} with a step
     * @param why what is to be done with it
     * @param kind in the language asked for, as {@code title} and {@code state}
     * @param lead id of the unit that leads it
     * @param since it was last changed
     */
    record WaitingRecord(
            @Schema(example = "activities") String room,
            int book,
            UUID id,
            int version,
            List<Why> why,
            @Schema(example = "Tuần tra") String kind,
            @Schema(example = "Tuần tra: vùng biển Hà Tiên") String title,
            LocalDate day,
            long lead,
            @Schema(example = "Chờ xác nhận") String state,
            Instant since) {}

    @Operation(
            summary = "Lists what waits for the office asking, of all rooms",
            description = "Filters are those of the list's page; sort is -day, day or changed.")
    @Parameter(in = QUERY, name = "why", schema = @Schema(implementation = Why.class))
    @Parameter(in = QUERY, name = "room", schema = @Schema(allowableValues = {"activities", "cases"}))
    @Parameter(in = QUERY, name = "from", description = "First day", schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = QUERY,
            name = "to",
            description = "Before this day: the day after the last",
            schema = @Schema(type = "string", format = "date"))
    @GetMapping("/api/v1/waiting")
    Slice<WaitingRecord> list(ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        return Slice.of(list.search(who, list.read(query), Slice.READ), WaitingList::place, WaitingApi::shown);
    }

    private static WaitingRecord shown(Row row) {
        WaitingRecords.Waiting one = row.waiting();
        Locale locale = LocaleContextHolder.getLocale();
        return new WaitingRecord(
                row.room().room(),
                one.record().book().value(),
                one.record().id(),
                one.version(),
                List.copyOf(row.why()),
                one.kind().in(locale),
                one.title().in(locale),
                one.day(),
                one.lead().value(),
                one.state().in(locale),
                row.place().changedAt());
    }
}
