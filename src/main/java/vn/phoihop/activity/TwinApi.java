package vn.phoihop.activity;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.ActivityBody.Answer;
import vn.phoihop.activity.ActivityBody.Step;
import vn.phoihop.activity.JoinDesk.Own;
import vn.phoihop.activity.MergeBody.Merge;
import vn.phoihop.activity.MergeBody.Preview;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.activity.SuspectedTwins.Pair;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.activity.TwinBody.Apart;
import vn.phoihop.activity.TwinBody.Joined;
import vn.phoihop.activity.TwinBody.PairAnswer;
import vn.phoihop.activity.TwinBody.TwinAnswer;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Slice;
import vn.phoihop.web.Versions;

/** The same thing written down twice, for programs: asked for, joined, merged, taken apart. */
@ApiController
@Tag(name = "activities")
class TwinApi {

    private static final String ROOT = "/api/v1/books/{book}/activities";

    private static final String TAKE =
            "From which of the two an amount would be taken: unit (or record, for what the records count themselves), measure and id of the"
                    + " record with points between, once for each choice";
    private static final String PERIOD =
            "Window whose figures are asked for, from and to; without it the usual one of the first form";

    private final ActivityDesk desk;
    private final JoinDesk joining;
    private final MergeDesk merging;
    private final LikelyTwins twins;
    private final SuspectedTwins suspected;
    private final TwinsAcross across;
    private final TwinList list;
    private final AnsweringActivity answers;
    private final Permissions permissions;
    private final Books books;
    private final Clock clock;

    TwinApi(
            ActivityDesk desk,
            JoinDesk joining,
            MergeDesk merging,
            LikelyTwins twins,
            SuspectedTwins suspected,
            TwinsAcross across,
            TwinList list,
            AnsweringActivity answers,
            Permissions permissions,
            Books books,
            Clock clock) {
        this.desk = desk;
        this.joining = joining;
        this.merging = merging;
        this.twins = twins;
        this.suspected = suspected;
        this.across = across;
        this.list = list;
        this.answers = answers;
        this.permissions = permissions;
        this.books = books;
        this.clock = clock;
    }

    @Operation(summary = "Lists records that may be the same thing written down once more")
    @GetMapping(ROOT + "/{id}/twins")
    List<TwinAnswer> twins(@PathVariable int book, @PathVariable UUID id) {
        return twins.list(desk.get(RecordKey.of(book, id))).stream()
                .map(TwinAnswer::of)
                .toList();
    }

    @Operation(
            summary =
                    "Lists records that may be the same thing as one that is about to be written down; nothing is kept")
    @Requires(Authority.ACTIVITY_RECORD)
    @PostMapping(ROOT + "/twins")
    List<TwinAnswer> ask(@PathVariable int book, @RequestBody ActivityBody body, SignedIn who) {
        BookId own = who.own(new BookId(book));
        TypedActivity.Read read = read(own, body.fields());
        List<Problem> needed = read.problems().stream()
                .filter(problem -> ActivityFormPages.ofTheThing(problem.where()))
                .toList();
        return ActivityApi.inItsWords(() -> {
            Refused.ifAny(needed);
            return twins.list(new RecordKey(own, UUID.randomUUID()), read.form()).stream()
                    .map(TwinAnswer::of)
                    .toList();
        });
    }

    @Operation(
            summary = "Lists pairs of records that look like one thing",
            description =
                    "Those of which one is in sight; the other one is then told by time, place and lead. Sort is -score or -day.")
    @Parameter(
            in = QUERY,
            name = "period",
            description = "Window, from and to",
            schema = @Schema(type = "string", example = "2021-12-15/2022-06-15"))
    @Parameter(in = QUERY, name = "standing", schema = @Schema(allowableValues = {"OPEN", "APART"}))
    @Parameter(
            in = QUERY,
            name = "unit",
            description = "Id of a unit that leads one of them, with all below it",
            schema = @Schema(type = "integer", format = "int64"))
    @Parameter(
            in = QUERY,
            name = "least",
            description = "The lowest score",
            schema = @Schema(type = "integer", format = "int32"))
    @Parameter(
            in = QUERY,
            name = "mine",
            description = "On which the token's office may decide",
            schema = @Schema(allowableValues = "yes"))
    @Parameter(
            in = QUERY,
            name = "across",
            description =
                    "Those of which one lies in this book and the other in one that follows it or that it follows: they"
                            + " cannot be merged, one is to be withdrawn if they are one thing",
            schema = @Schema(allowableValues = "yes"))
    @GetMapping("/api/v1/books/{book}/twins")
    Slice<PairAnswer> pairs(@PathVariable int book, ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        Wanted wanted = list.wanted(who.own(new BookId(book)), query);
        return Slice.of(
                TwinList.across(query) ? across.search(wanted, Slice.READ) : suspected.search(wanted, Slice.READ),
                Pair::place,
                this::answer);
    }

    private PairAnswer answer(Pair pair) {
        return PairAnswer.of(
                pair,
                !pair.across()
                        && merging.mayDecide(pair.one().lead(), pair.other().lead()),
                pair.across()
                        ? List.of()
                        : merging.deciders(
                                pair.one().lead(),
                                pair.other().lead(),
                                pair.one().key().book()));
    }

    @Operation(
            summary = "Joins it: a unit adds itself and what it put in",
            description =
                    "A record out of sight can be joined only where it is a likely twin of what the token's office has written down"
                            + " itself: its draft or record, which goes, or what it sends as activity. If-Match names the version that was looked at. It may be left out, but"
                            + " not where the unit takes part already: joining again replaces its amounts, of whoever wrote them.")
    @Requires(Authority.ACTIVITY_RECORD)
    @PostMapping(ROOT + "/{id}/join")
    ResponseEntity<Answer> join(
            @PathVariable int book, @PathVariable UUID id, @RequestBody Joined sent, IfMatch match) {
        RecordKey target = RecordKey.of(book, id);
        Integer seen = ActivityApi.version(match);
        return found(ActivityApi.inItsWords(() -> {
            Own own = own(target.book(), sent);
            if (sent.unit() != null) {
                List<Contribution> putIn = own != null && sent.amounts() == null
                        ? joining.carried(own, sent.unit())
                        : typed(target.book(), sent);
                return joining.join(target, seen, sent.unit(), putIn, own);
            }
            if (own == null) {
                throw new Refused(Problem.at("unit", ProblemCode.REQUIRED));
            }
            return joining.join(target, seen, own);
        }));
    }

    private List<Contribution> typed(BookId book, Joined sent) {
        TypedActivity.Read read = read(book, sent.fields());
        Refused.ifAny(read.problems().stream()
                .filter(problem -> problem.where().startsWith("lead"))
                .toList());
        return read.form().contributions();
    }

    private @Nullable Own own(BookId book, Joined sent) {
        if (sent.own() != null) {
            Activity known = merging.other(book, sent.own());
            return new Own(known.key(), Objects.requireNonNullElse(sent.ownVersion(), known.version()), known.form());
        }
        if (sent.activity() == null) {
            return null;
        }
        TypedActivity.Read read = read(book, sent.activity().fields());
        Refused.ifAny(read.problems());
        return new Own(new RecordKey(book, UUID.randomUUID()), 0, read.form());
    }

    @Operation(
            summary = "Says what a merge of the other record into this one would take and change; nothing is written",
            description = "In every window that the two touch.")
    @GetMapping(ROOT + "/{id}/merge")
    Preview preview(
            @PathVariable int book,
            @PathVariable UUID id,
            @RequestParam UUID other,
            @Parameter(description = TAKE) @RequestParam(required = false) @Nullable List<String> take,
            @Parameter(description = PERIOD, example = "2021-12-15/2022-06-15")
                    @RequestParam(required = false)
                    @Nullable
                    String period) {
        Activity stays = desk.get(RecordKey.of(book, id));
        Activity goes = merging.other(stays.key().book(), other);
        List<Choice> choices = MergeBody.choices(stays.key(), other, Objects.requireNonNullElse(take, List.of()));
        return Preview.of(merging.preview(stays, goes, choices, Optional.ofNullable(TwinList.period(period))));
    }

    @Operation(
            summary = "Merges the other record into this one, whose time, area and lead stand",
            description =
                    "By an office that answers for both leads, or the book's coordination office. Partners are asked again only"
                            + " where what they spoke about changes.")
    @Requires(Authority.ACTIVITY_RECORD)
    @PostMapping(ROOT + "/{id}/merge")
    ResponseEntity<Answer> merge(@PathVariable int book, @PathVariable UUID id, @RequestBody Merge sent, IfMatch seen) {
        RecordKey key = RecordKey.of(book, id);
        Seen stays = new Seen(key, seen.version());
        return found(merging.merge(stays, sent.seen(key), sent.choices(key), sent.reason()));
    }

    @Operation(summary = "Undoes the merge of this record into another: both are as they were before")
    @Requires(Authority.ACTIVITY_RECORD)
    @PostMapping(ROOT + "/{id}/undo-merge")
    ResponseEntity<Answer> undo(@PathVariable int book, @PathVariable UUID id, @RequestBody Step step, IfMatch seen) {
        return found(merging.undo(new Seen(RecordKey.of(book, id), seen.version()), step.reason()));
    }

    @Operation(summary = "Says that this record and the other one are two things, though they look alike")
    @Requires(Authority.ACTIVITY_RECORD)
    @PostMapping(ROOT + "/{id}/tell-apart")
    ResponseEntity<Answer> tellApart(
            @PathVariable int book, @PathVariable UUID id, @RequestBody Apart sent, IfMatch seen) {
        RecordKey key = RecordKey.of(book, id);
        merging.tellApart(new Seen(key, seen.version()), sent.seen(key), sent.reason());
        return found(desk.get(key));
    }

    @Operation(summary = "Takes back that the two are different things")
    @Requires(Authority.ACTIVITY_RECORD)
    @PostMapping(ROOT + "/{id}/doubt-again")
    ResponseEntity<Answer> doubtAgain(
            @PathVariable int book, @PathVariable UUID id, @RequestBody Apart sent, IfMatch seen) {
        RecordKey key = RecordKey.of(book, id);
        merging.doubtAgain(new Seen(key, seen.version()), sent.seen(key));
        return found(desk.get(key));
    }

    private TypedActivity.Read read(BookId book, Map<String, String> fields) {
        return TypedActivity.byProgram(fields, books.get(book).timeZone(), clock.instant())
                .read();
    }

    private ResponseEntity<Answer> found(Activity activity) {
        return Versions.found(answers.of(activity), activity.version());
    }
}
