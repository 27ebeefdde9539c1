package vn.phoihop.access;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.Versions;

/** Which unit coordinates which book, for programs. */
@ApiController
@RequestMapping("/api/v1/coordination-offices")
class CoordinationApi {

    private final Coordinating coordinating;

    CoordinationApi(Coordinating coordinating) {
        this.coordinating = coordinating;
    }

    /**
     * Who coordinates a book today.
     *
     * @param unit its id; null where nobody does
     */
    record CoordinationShown(BookId book, @Nullable UnitId unit, int version) {

        static CoordinationShown of(Coordinating.Coordinated one) {
            return new CoordinationShown(one.book().id(), one.unit(), one.version());
        }
    }

    record CoordinationSent(UnitId unit) {}

    @Operation(summary = "Lists which unit coordinates which book today")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @GetMapping
    List<CoordinationShown> list() {
        return coordinating.list().stream().map(CoordinationShown::of).toList();
    }

    @Operation(summary = "Which unit coordinates a book today; the answer's ETag is needed to change it")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @GetMapping("/{book}")
    ResponseEntity<CoordinationShown> get(@PathVariable int book) {
        return found(coordinating.get(new BookId(book)));
    }

    @Operation(summary = "From today on this unit coordinates the book")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @PutMapping("/{book}")
    ResponseEntity<CoordinationShown> put(@PathVariable int book, @RequestBody CoordinationSent sent, IfMatch seen) {
        Coordinating.Coordinated present = coordinating.get(new BookId(book));
        if (!sent.unit().equals(present.unit())) {
            seen.require(present.version());
            coordinating.appoint(present.book().id(), sent.unit(), present.version());
        }
        return found(coordinating.get(present.book().id()));
    }

    private static ResponseEntity<CoordinationShown> found(Coordinating.Coordinated one) {
        return Versions.found(CoordinationShown.of(one), one.version());
    }
}
