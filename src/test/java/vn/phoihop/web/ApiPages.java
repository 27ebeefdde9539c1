package vn.phoihop.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** An API of the kit alone: things with a version, a long list, and every way to go wrong. */
@Profile("kit")
@ApiController
class ApiPages {

    enum Colour {
        RED,
        BLUE
    }

    record Part(UnitId unit, @Nullable Integer people) {}

    record Thing(
            @Schema(example = "Tuần tra chung") String name,
            LocalDate day,
            @Nullable Quantity weight,
            @Nullable Window window,
            @Nullable Colour colour,
            @Nullable List<Part> parts) {}

    record Kept(Thing thing, long version) {}

    private final Map<UUID, Kept> things = new LinkedHashMap<>();

    @Operation(summary = "Writes a thing down")
    @PutMapping("/api/v1/kit/things/{id}")
    @Creates
    ResponseEntity<Thing> save(@PathVariable UUID id, @RequestBody Thing thing, IfMatch seen) {
        if (thing.name() == null) {
            throw new Refused(List.of(
                    Problem.at("name", ProblemCode.REQUIRED), Problem.at("day", ProblemCode.NOT_READABLE, "x")));
        }
        Kept before = things.get(id);
        if (before != null && !seen.present() && before.thing().equals(thing)) {
            return Versions.made(thing, before.version(), "/api/v1/kit/things/" + id, false);
        }
        if (before != null) {
            seen.require(before.version());
        }
        long version = before == null ? 1 : before.version() + 1;
        things.put(id, new Kept(thing, version));
        return Versions.made(thing, version, "/api/v1/kit/things/" + id, before == null);
    }

    @GetMapping("/api/v1/kit/things/{id}")
    ResponseEntity<Thing> get(@PathVariable UUID id) {
        Kept kept = things.get(id);
        if (kept == null) {
            throw new Refused(ProblemCode.NOT_FOUND, id);
        }
        return Versions.found(kept.thing(), kept.version());
    }

    @GetMapping("/api/v1/kit/numbers")
    Slice<Integer> numbers(ListQuery query) {
        int from = query.after().isEmpty() ? 0 : Integer.parseInt(query.after().getFirst());
        return Slice.of(
                IntStream.range(from + 1, Math.min(from + 52, 121)).boxed().toList(),
                number -> ListQuery.place(number),
                number -> number);
    }

    /** As PostgreSQL says that its disk has no room, and as a file does. */
    @GetMapping("/api/v1/kit/full-disk")
    String fullDisk(@RequestParam boolean database) throws IOException {
        if (database) {
            throw new UncategorizedSQLException(
                    "insert", null, new SQLException("could not extend file \"base/5/16384\"", "53100"));
        }
        throw new IOException("No space left on device");
    }

    @GetMapping("/api/v1/kit/refuse")
    String refuse(@RequestParam ProblemCode code) {
        throw new Refused(code, "một", 2, "ba");
    }
}
