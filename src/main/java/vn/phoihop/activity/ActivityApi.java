package vn.phoihop.activity;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.ActivityBody.Answer;
import vn.phoihop.activity.ActivityBody.Correction;
import vn.phoihop.activity.ActivityBody.Many;
import vn.phoihop.activity.ActivityBody.Step;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.figure.RecordsThen;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.NarrowedByPlace;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Bulk;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Creates;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;
import vn.phoihop.web.Slice;
import vn.phoihop.web.Texts;
import vn.phoihop.web.Versions;

/** What the pages can do with activities, for programs. */
@ApiController
@Tag(name = "activities")
class ActivityApi {

    private static final String ROOT = "/api/v1/books/{book}/activities";
    private static final Pattern FIELD = Pattern.compile("(lead|partners)(?:\\[(\\d+)])?(?:\\.(\\w+))?");

    private final ActivityDesk desk;
    private final Activities activities;
    private final FindingActivities finding;
    private final ReadingFilter reading;
    private final BulkSteps bulk;
    private final AnsweringActivity answers;
    private final Permissions permissions;
    private final Books books;
    private final Texts texts;
    private final Clock clock;
    private final ReadingAsOf asOf;
    private final RecordsThen then;
    private final TransactionTemplate inOne;

    ActivityApi(
            ActivityDesk desk,
            Activities activities,
            FindingActivities finding,
            ReadingFilter reading,
            BulkSteps bulk,
            AnsweringActivity answers,
            Permissions permissions,
            Books books,
            Texts texts,
            Clock clock,
            ReadingAsOf asOf,
            RecordsThen then,
            PlatformTransactionManager transactions) {
        this.inOne = new TransactionTemplate(transactions);
        this.asOf = asOf;
        this.then = then;
        this.desk = desk;
        this.activities = activities;
        this.finding = finding;
        this.reading = reading;
        this.bulk = bulk;
        this.answers = answers;
        this.permissions = permissions;
        this.books = books;
        this.texts = texts;
        this.clock = clock;
    }

    @Operation(
            summary = "Lists activities in sight",
            description = "Filters are those of the list's page; sort is -day, day or changed.")
    @Parameter(in = QUERY, name = "kind", description = "Code of a kind", example = "PATROL")
    @Parameter(in = QUERY, name = "state", schema = @Schema(implementation = ActivityState.class))
    @Parameter(
            in = QUERY,
            name = "confirmation",
            description = "What the partners say; WAITING for what waits for the office asking",
            schema = @Schema(allowableValues = {"NONE", "PENDING", "CONFIRMED", "CONTESTED", "WAITING"}))
    @NarrowedByPlace
    @Parameter(in = QUERY, name = "from", description = "First day", schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = QUERY,
            name = "to",
            description = "Before this day: the day after the last",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(in = QUERY, name = "exercise", schema = @Schema(allowableValues = {"yes", "no"}))
    @Parameter(
            in = QUERY,
            name = "mine",
            description = "yes: written by the account asking; unit: of its unit, or of one it took over from",
            schema = @Schema(allowableValues = {"yes", "no", "unit"}))
    @GetMapping(ROOT)
    Slice<Answer> list(@PathVariable int book, ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        ActivityFilter filter = reading.read(who.own(new BookId(book)), query, who);
        return Slice.of(finding.search(filter, Slice.READ), ActivityList::place, row -> answer(row.activity()));
    }

    @Operation(summary = "Reads an activity", description = "As it is now, or as it was known at an earlier time")
    @Parameter(
            in = QUERY,
            name = "asOf",
            description = "A day (to its end), a time or a cutoff up to which things are known",
            example = "2022-03-01")
    @GetMapping(ROOT + "/{id}")
    ResponseEntity<Answer> get(@PathVariable int book, @PathVariable UUID id, Page page) {
        RecordKey key = RecordKey.of(book, id);
        Activity now = desk.get(key);
        return found(asOf.find(page.address())
                .map(one -> then.get(key, Activity.class, one.cutoff()))
                .orElse(now));
    }

    @Operation(
            summary = "Writes an activity down: as a draft, or submitted",
            description =
                    "The id is minted by the sender; sent twice it is still one record. A draft that was seen before is changed with"
                            + " If-Match; a submitted one is corrected with the step correct. The answer names likely twins: records"
                            + " that may be the same thing, see the operation join.")
    @Requires(Authority.ACTIVITY_RECORD)
    @PutMapping(ROOT + "/{id}")
    @Creates
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    ResponseEntity<Answer> write(
            @PathVariable int book, @PathVariable UUID id, @RequestBody ActivityBody body, IfMatch seen) {
        RecordKey key = RecordKey.of(book, id);
        Written written = inOne.execute(_ -> write(key, body, seen.present() ? seen.version() : 0));
        return Versions.made(
                answers.withTwins(written.activity()),
                written.activity().version(),
                "/api/v1/books/" + book + "/activities/" + id,
                written.fresh());
    }

    private record Written(Activity activity, boolean fresh) {}

    private Written write(RecordKey key, ActivityBody body, int version) {
        boolean fresh = !activities.exists(key);
        TypedActivity.Read read = read(key, body);
        ActivityState state = Objects.requireNonNullElse(body.state(), ActivityState.SUBMITTED);
        Activity after = inItsWords(() -> switch (state) {
            case DRAFT -> desk.saveDraft(key, version, read);
            case SUBMITTED -> desk.submit(key, version, read);
            case RETURNED, WITHDRAWN, MERGED ->
                throw new Refused(Problem.at("state", ProblemCode.VALUE_UNKNOWN, state, "DRAFT, SUBMITTED"));
        });
        return new Written(after, fresh);
    }

    @Operation(
            summary = "Corrects a submitted activity: the whole of it as it should stand",
            description =
                    "Where nothing differs nothing is written, the reason neither, and the version stays; who stands by"
                            + " a contested record says so with the step uphold.")
    @Requires(Authority.ACTIVITY_RECORD)
    @PostMapping(ROOT + "/{id}/correct")
    ResponseEntity<Answer> correct(
            @PathVariable int book, @PathVariable UUID id, @RequestBody Correction correction, IfMatch seen) {
        RecordKey key = RecordKey.of(book, id);
        ActivityBody body = correction.activity();
        if (body == null) {
            throw new Refused(Problem.at("activity", ProblemCode.REQUIRED));
        }
        int version = seen.version();
        TypedActivity.Read read = read(key, body);
        return found(inItsWords(() -> desk.correct(key, version, read, correction.reason())));
    }

    @Operation(summary = "Confirms it for a partner")
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping(ROOT + "/{id}/confirm")
    ResponseEntity<Answer> confirm(
            @PathVariable int book, @PathVariable UUID id, @RequestBody Step step, IfMatch seen) {
        return found(desk.confirm(RecordKey.of(book, id), version(seen), step.unit()));
    }

    @Operation(summary = "Contests it for a partner; it counts all the same and is listed until settled")
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping(ROOT + "/{id}/contest")
    ResponseEntity<Answer> contest(
            @PathVariable int book, @PathVariable UUID id, @RequestBody Step step, IfMatch seen) {
        return found(desk.contest(RecordKey.of(book, id), version(seen), step.unit(), step.reason()));
    }

    @Operation(
            summary = "Stands by it: answers whoever contests with a remark, instead of a correction",
            description = "Partners that contest are asked again; they confirm, or contest once more.")
    @Requires(Authority.ACTIVITY_RECORD)
    @PostMapping(ROOT + "/{id}/uphold")
    ResponseEntity<Answer> uphold(@PathVariable int book, @PathVariable UUID id, @RequestBody Step step, IfMatch seen) {
        return found(desk.uphold(RecordKey.of(book, id), seen.version(), step.reason()));
    }

    @Operation(summary = "Withdraws it; its history stays")
    @Requires(Authority.ACTIVITY_RECORD)
    @PostMapping(ROOT + "/{id}/withdraw")
    ResponseEntity<Answer> withdraw(
            @PathVariable int book, @PathVariable UUID id, @RequestBody Step step, IfMatch seen) {
        return found(desk.withdraw(RecordKey.of(book, id), seen.version(), step.reason()));
    }

    @Operation(summary = "Gives it back to be mended; until then it does not count")
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping(ROOT + "/{id}/return")
    ResponseEntity<Answer> giveBack(
            @PathVariable int book, @PathVariable UUID id, @RequestBody Step step, IfMatch seen) {
        return found(desk.giveBack(RecordKey.of(book, id), seen.version(), step.reason()));
    }

    @Operation(summary = "Takes one step with many records, each by itself")
    @Requires({Authority.ACTIVITY_RECORD, Authority.RECORD_CONFIRM})
    @PostMapping(ROOT + "/bulk")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    Bulk.Answer bulk(@PathVariable int book, @RequestBody Many many) {
        return bulk.take(
                        BulkSteps.step(many.step() == null ? "" : many.step()),
                        Chosen.all(book, many.records(), many.versions()))
                .answer(one -> one.record().id(), texts);
    }

    /** Of a step that may be taken without naming one. */
    static @Nullable Integer version(IfMatch seen) {
        return seen.findVersion().orElse(null);
    }

    private TypedActivity.Read read(RecordKey key, ActivityBody body) {
        return TypedActivity.byProgram(body.fields(), books.get(key.book()).timeZone(), clock.instant())
                .read();
    }

    private ResponseEntity<Answer> found(Activity activity) {
        return Versions.found(answer(activity), activity.version());
    }

    private Answer answer(Activity activity) {
        return answers.of(activity);
    }

    /** Names the places of problems as the members of the body are named: {@code partners.0.amounts.CRAFT_TURN}. */
    static <T> T inItsWords(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            List<Problem> named = new ArrayList<>();
            for (Problem problem : refused.problems()) {
                named.add(new Problem(problem.code(), member(problem.where()), problem.arguments()));
            }
            throw new Refused(named);
        }
    }

    static String member(String field) {
        var place = FIELD.matcher(field);
        if (!place.matches()) {
            return field;
        }
        String part = place.group(2) == null ? place.group(1) : place.group(1) + "." + place.group(2);
        return part + (place.group(3) == null ? ".unit" : ".amounts." + place.group(3));
    }
}
