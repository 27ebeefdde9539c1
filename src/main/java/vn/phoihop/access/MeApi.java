package vn.phoihop.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Versions;

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
            @Schema(example = "nhap.bp") String login,
            @Schema(example = "Cán bộ nhập liệu Biên phòng") String name,
            @Schema(example = "vi") String language,
            @Nullable Role role,
            @Nullable UnitId unit,
            @Nullable BookId book,
            @Schema(example = "[\"record.view\"]") List<String> authorities) {}

    @Operation(
            summary = "Who the token speaks for, and what it may do",
            description = "The ETag is the version of the account; it is needed to change it.")
    @GetMapping("/api/v1/me")
    ResponseEntity<Me> show(SignedIn who) {
        Appointment acting = who.acting();
        Me me = new Me(
                who.account().login(),
                who.name(),
                who.account().language(),
                acting == null ? null : acting.role(),
                acting == null ? null : acting.unit(),
                acting == null ? null : who.book(),
                who.authorities().stream().sorted().toList());
        return Versions.found(me, who.account().version());
    }
}
