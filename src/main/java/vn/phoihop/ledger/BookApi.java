package vn.phoihop.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Page;

/** A whole book for programs. */
@ApiController
class BookApi {

    private final BookExports exports;

    BookApi(BookExports exports) {
        this.exports = exports;
    }

    @Operation(
            summary = "Takes a whole book away, to be verified elsewhere",
            description =
                    "JSON lines as docs/export-format.md describes them; the last line shows that nothing is missing.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")))
    @GetMapping("/api/v1/books/{book}/book.jsonl")
    View exportBook(
            @PathVariable int book,
            @Parameter(description = "Without it, or true: with what records say; false: only what figures need")
                    @RequestParam(defaultValue = "true")
                    boolean payloads,
            Page page) {
        return exports.file(book, payloads, page);
    }
}
