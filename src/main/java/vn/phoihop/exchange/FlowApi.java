package vn.phoihop.exchange;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.organisation.NarrowedByPlace;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;

/** The matrix for programs. */
@ApiController
class FlowApi {

    private final Flows flows;
    private final PlaceFilters places;
    private final FindingItems finding;
    private final BookSuccessions successions;
    private final Permissions permissions;

    FlowApi(
            Flows flows,
            PlaceFilters places,
            FindingItems finding,
            BookSuccessions successions,
            Permissions permissions) {
        this.flows = flows;
        this.places = places;
        this.finding = finding;
        this.successions = successions;
        this.permissions = permissions;
    }

    @Operation(
            operationId = "exchangeFlows",
            summary = "Who gives to whom and asks whom, of what use and how fast",
            description =
                    "Cells of sender and receiver, and sums over one side or both, in which an item for several receivers counts once. "
                            + "Counted also of items whose contents are not in sight. Times are medians in seconds.")
    @Parameter(in = QUERY, name = "topic", description = "Code of a topic", example = "SEA")
    @NarrowedByPlace
    @GetMapping("/api/v1/books/{book}/exchange-flows")
    List<Flow> list(
            @PathVariable int book,
            @Parameter(description = "First day of sending", example = "2021-12-15") @RequestParam LocalDate from,
            @Parameter(description = "The day after the last", example = "2022-06-15") @RequestParam LocalDate to,
            @Parameter(description = "Whether units are told apart, not only forces") @RequestParam
                    Optional<Boolean> byUnit,
            @Parameter(
                            description =
                                    "Whether the books that this one follows count, too, as in figures; without it they do")
                    @RequestParam
                    Optional<Boolean> followed,
            ListQuery query,
            Page page) {
        permissions.require(Authority.FIGURE_VIEW);
        ReadingAsOf.refuse(page.address(), Flows.AS_OF_ELSEWHERE);
        BookId own = SignedIn.current().own(new BookId(book));
        List<Problem> problems = new ArrayList<>();
        if (!from.isBefore(to)) {
            throw new Refused(Problem.at("to", ProblemCode.ENDS_BEFORE_IT_BEGINS, from, to));
        }
        Window window = new Window(from, to);
        var areas = places.lying(query, Flows.judged(window), problems);
        Refused.ifAny(problems);
        return flows.list(new Flows.Asked(
                followed.orElse(true) ? successions.withFollowed(own, finding.today(own)) : List.of(own),
                window,
                query.filter("topic").isEmpty() ? null : query.filter("topic"),
                areas,
                byUnit.orElse(false)));
    }
}
