package vn.phoihop.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Who signed in, looked at and took away what: the trail of access, for auditors and administrators, and its check. */
@PageController
class TrailPage {

    private static final String ROWS = Sql.of("access/trail");
    private static final String COUNT = Sql.of("access/trail-count");
    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final TrailCheck check;
    private final AccessTrail trail;

    TrailPage(JdbcClient jdbc, TrailCheck check, AccessTrail trail) {
        this.jdbc = jdbc;
        this.check = check;
        this.trail = trail;
    }

    private record Line(
            UUID id,
            Instant at,
            String act,
            @Nullable String login,
            String address,
            @Nullable String record,
            String what) {}

    @GetMapping("/trail")
    String list(Page page, ListQuery query, Model model) {
        model.addAllAttributes(model(titled(page), query, null));
        return "access/trail";
    }

    @GetMapping(path = "/trail", params = "format")
    View export(Page page, ListQuery query) {
        return Export.stream(titled(page), "trail", columns(page), () -> rows(query, Long.MAX_VALUE).stream());
    }

    /** Recomputes the whole trail; answers with the page itself. */
    @PostMapping("/trail/check")
    String check(Page page, ListQuery query, Model model) {
        titled(page);
        TrailCheck.Report report = Acting.asSystem(check::run);
        trail.note(
                AccessTrail.Act.TRAIL_CHECKED,
                report.holds() ? "" : Integer.toString(report.findings().size()));
        model.addAllAttributes(model(page, query, report));
        return "access/trail";
    }

    private static Page titled(Page page) {
        return page.require(Authority.TRAIL_VIEW).titled("access.trail.title").lead("access.trail.lead");
    }

    private Map<String, Object> model(Page page, ListQuery query, TrailCheck.@Nullable Report report) {
        List<Choice> acts = Arrays.stream(AccessTrail.Act.values())
                .map(act -> new Choice(
                        act.name(), words(page, act.name()), query.filter("act").equals(act.name())))
                .toList();
        long total = parameters(jdbc.sql(COUNT), query).query(Long.class).single();
        Map<String, Object> model = new HashMap<>();
        model.put("report", report);
        model.put(
                "list",
                Listing.of(
                                query,
                                page.title(),
                                List.of(new Filter("act", page.text("access.trail.act"), acts)),
                                columns(page),
                                rows(query, ListQuery.PAGE + 1).list(),
                                total,
                                line -> ListQuery.place(line.at(), line.id()))
                        .countedSoFar());
        return model;
    }

    private JdbcClient.MappedQuerySpec<Line> rows(ListQuery query, long limit) {
        boolean further = query.after().size() == 2;
        Instant at = further ? Instant.parse(query.after().getFirst()) : NEVER;
        return parameters(jdbc.sql(ROWS).withFetchSize(Export.FETCHED), query)
                .param("afterAt", at.atOffset(ZoneOffset.UTC))
                .param("afterId", further ? UUID.fromString(query.after().getLast()) : LAST)
                .param("limit", limit)
                .query((row, i) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("act"),
                        row.getString("login"),
                        row.getString("address"),
                        row.getString("record"),
                        row.getString("what")));
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, ListQuery query) {
        LocalDate first = day(query, "from");
        LocalDate last = day(query, "until");
        return statement
                .param("from", (first == null ? ALWAYS : begins(first)).atOffset(ZoneOffset.UTC))
                .param("to", (last == null ? NEVER : begins(last.plusDays(1))).atOffset(ZoneOffset.UTC))
                .param("act", query.filter("act"))
                .param("account", query.filter("account").strip())
                .param("record", query.filter("record").strip().replaceAll("^.*records/", ""))
                .param("search", query.search().toLowerCase(Locale.ROOT));
    }

    private static Instant begins(LocalDate day) {
        return day.atStartOfDay(SignIns.ZONE).toInstant();
    }

    private static @Nullable LocalDate day(ListQuery query, String name) {
        String text = query.filter(name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new Refused(Problem.at(name, ProblemCode.NOT_READABLE, text));
        }
    }

    private static List<Column<Line>> columns(Page page) {
        return List.of(
                Column.text(page.text("access.trail.at"), Line::at),
                Column.text(page.text("access.signIn.login"), Line::login),
                Column.text(page.text("access.trail.act"), line -> words(page, line.act())),
                Column.<Line>text(page.text("access.trail.record"), Line::record)
                        .linking(line -> line.record() == null ? null : "/trail?record=" + line.record()),
                Column.text(page.text("access.trail.what"), line -> what(page, line)),
                Column.text(page.text("access.trail.address"), Line::address));
    }

    /** Ways of signing in are kept as codes; all else as it was. */
    private static String what(Page page, Line line) {
        boolean way = line.act().startsWith("SIGN") && line.what().matches("[A-Z+]+");
        return way
                ? Arrays.stream(line.what().split("\\+"))
                        .map(one -> page.text("access.way." + one))
                        .collect(Collectors.joining(" + "))
                : line.what();
    }

    private static String words(Page page, String act) {
        return page.text("access.act." + act);
    }
}
