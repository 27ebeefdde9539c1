package vn.phoihop.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.web.ApiController;

/** Who a program speaks for, so that it can tell whether its token is the right one before it does anything. */
@ApiController
class MeApi {

    /**
     * @param role the office acted in; null where none is held
     * @param unit its unit, by its id; null for administrators
     * @param book the book it is for
     * @param authorities what may be done, by a token no more than its scopes
     */
    record Me(
            String login,
            String name,
            String language,
            @Nullable String role,
            @Nullable Long unit,
            @Nullable Integer book,
            List<String> authorities) {}

    @GetMapping("/api/v1/me")
    Me show(SignedIn who) {
        Appointment acting = who.acting();
        return new Me(
                who.account().login(),
                who.name(),
                who.account().language(),
                acting == null ? null : acting.role().name(),
                acting == null || acting.unit() == null ? null : acting.unit().value(),
                acting == null ? null : acting.book().value(),
                who.authorities().stream().sorted().toList());
    }
}
