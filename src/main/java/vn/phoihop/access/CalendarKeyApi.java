package vn.phoihop.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import vn.phoihop.web.ApiController;

/** One's own address for calendars, for programs; a token alone does not make one, lest it outlive itself. */
@ApiController
class CalendarKeyApi {

    private final CalendarKeys keys;
    private final OwnAccount own;

    CalendarKeyApi(CalendarKeys keys, OwnAccount own) {
        this.keys = keys;
        this.own = own;
    }

    /**
     * The subscription of the office acted in.
     *
     * @param createdAt null while there is none
     */
    @Schema(name = "CalendarSubscription")
    record SubscriptionShown(
            @Nullable Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable @Schema(example = "10.1.2.3") String lastUsedFrom) {}

    /** The password, as for a token. */
    record CalendarAddressSent(
            @Schema(example = "mot cau dai de nho") String present) {}

    /** Shown this once and kept nowhere. */
    record CalendarAddressMade(
            @Schema(example = "https://phoihop.example/calendars/phc_….ics")
            String address) {}

    @Operation(
            summary = "Whether a calendar subscribes to what is due from the office acted in, and when it asked last")
    @Requires(Authority.FIGURE_VIEW)
    @GetMapping("/api/v1/me/calendar")
    SubscriptionShown subscription(SignedIn who) {
        return keys.find(who)
                .map(one -> new SubscriptionShown(one.createdAt(), one.lastUsedAt(), one.lastUsedFrom()))
                .orElse(new SubscriptionShown(null, null, null));
    }

    @Operation(
            summary = "Makes an address for calendars to subscribe to; one made before is good no longer",
            description = "The password is asked for: a token alone cannot leave something behind that outlives it.")
    @Requires(Authority.FIGURE_VIEW)
    @PostMapping("/api/v1/me/calendar")
    CalendarAddressMade make(SignedIn who, HttpServletRequest request, @RequestBody CalendarAddressSent sent) {
        own.prove(who, sent.present(), request);
        return new CalendarAddressMade(keys.address(keys.make(who)));
    }

    @Operation(summary = "Ends the address")
    @Requires(Authority.FIGURE_VIEW)
    @DeleteMapping("/api/v1/me/calendar")
    SubscriptionShown end(SignedIn who) {
        keys.end(who);
        return subscription(who);
    }
}
