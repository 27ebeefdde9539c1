package vn.phoihop.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** One's own personal access tokens. */
@PageController
class TokenPages {

    private static final int USUAL_DAYS = 30;

    private final AccessTokens tokens;
    private final SignIns signIns;
    private final Clock clock;

    TokenPages(AccessTokens tokens, SignIns signIns, Clock clock) {
        this.tokens = tokens;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** A token with the words for its office. */
    record Line(AccessToken token, String office, boolean good) {}

    @GetMapping("/account/tokens")
    String list(Page page, SignedIn who, Model model) {
        titled(page);
        model.addAllAttributes(model(page, who, Set.of(), null));
        return "access/tokens";
    }

    /** Answers with the page itself: the token is shown this once and kept nowhere. */
    @PostMapping("/account/tokens")
    String mint(
            Page page,
            SignedIn who,
            Model model,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> scopes,
            @RequestParam(defaultValue = "") String until) {
        Set<String> chosen = scopes == null ? Set.of() : Set.copyOf(scopes);
        titled(page).ifRefused("access/tokens", model(page, who, chosen, null));
        String token = tokens.mint(who, new AccessTokens.Wish(name, chosen, day(until)));
        model.addAllAttributes(model(page, who, Set.of(), token));
        return "access/tokens";
    }

    @PostMapping("/account/tokens/{id}/revoke")
    String revoke(Page page, SignedIn who, @PathVariable UUID id) {
        tokens.revoke(who.account().id(), id);
        page.notice("access.tokens.revokedNotice");
        return "redirect:/account/tokens";
    }

    /** The last day on which it is good, if nothing ends it sooner. */
    static LocalDate lastDay(AccessToken token) {
        return token.expiresAt().atZone(SignIns.ZONE).toLocalDate().minusDays(1);
    }

    private static Page titled(Page page) {
        return page.titled("access.tokens.title")
                .lead("access.tokens.lead")
                .under("/account", page.text("access.account.title"));
    }

    private Map<String, Object> model(Page page, SignedIn who, Set<String> chosen, @Nullable String minted) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock.withZone(SignIns.ZONE));
        Map<UUID, String> offices = new HashMap<>();
        signIns.appointments(who.account().id())
                .forEach(one -> offices.put(one.id(), PresentVisitor.capacity(page, one)));
        List<Line> lines = new ArrayList<>();
        for (AccessToken token : tokens.list(who.account().id())) {
            lines.add(new Line(token, offices.getOrDefault(token.appointment(), "—"), token.goodAt(now)));
        }
        return Map.of(
                "lines",
                lines,
                "minted",
                minted == null ? "" : minted,
                "office",
                who.acting() == null ? "" : PresentVisitor.capacity(page, who.acting()),
                "scopes",
                who.authorities().stream()
                        .sorted()
                        .map(one -> new Choice(one, page.text("access.authority." + one), chosen.contains(one)))
                        .toList(),
                "until",
                today.plusDays(USUAL_DAYS),
                "farthest",
                today.plusDays(AccessTokens.LONGEST_DAYS));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : CalendarDay.read(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
