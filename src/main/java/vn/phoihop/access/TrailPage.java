package vn.phoihop.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.database.Sql;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Who signed in, looked at and took away what: the trail of access, for auditors and administrators. */
@PageController
class TrailPage {

    private static final String ROWS = Sql.of("access/trail");
    private static final String COUNT = Sql.of("access/trail-count");
    private static final int ALL = 100_000;

    private final JdbcClient jdbc;

    TrailPage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(
            long id, Instant at, String act, @Nullable String login, String address, String what) {}

    @GetMapping("/trail")
    String list(Page page, ListQuery query, Model model) {
        page.require(Authority.TRAIL_VIEW).titled("access.trail.title").lead("access.trail.lead");
        List<Choice> acts = Arrays.stream(AccessTrail.Act.values())
                .map(act -> new Choice(
                        act.name(), words(page, act.name()), query.filter("act").equals(act.name())))
                .toList();
        long total = parameters(jdbc.sql(COUNT), query).query(Long.class).single();
        model.addAttribute(
                "list",
                Listing.of(
                        query,
                        page.title(),
                        List.of(new Filter("act", page.text("access.trail.act"), acts)),
                        columns(page),
                        rows(query, ListQuery.PAGE + 1),
                        total,
                        line -> ListQuery.place(line.id())));
        return "web/list-page";
    }

    @GetMapping(path = "/trail", params = "format")
    ResponseEntity<byte[]> export(Page page, ListQuery query) {
        page.require(Authority.TRAIL_VIEW);
        return Export.of(page, "trail", columns(page), rows(query, ALL));
    }

    private List<Line> rows(ListQuery query, int limit) {
        long after = query.after().isEmpty()
                ? Long.MAX_VALUE
                : Long.parseLong(query.after().getFirst());
        return parameters(jdbc.sql(ROWS), query)
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> new Line(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("act"),
                        row.getString("login"),
                        row.getString("address"),
                        row.getString("what")))
                .list();
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, ListQuery query) {
        return statement
                .param("act", query.filter("act"))
                .param("search", query.search().toLowerCase(Locale.ROOT));
    }

    private static List<Column<Line>> columns(Page page) {
        return List.of(
                Column.text(page.text("access.trail.at"), Line::at),
                Column.text(page.text("access.signIn.login"), Line::login),
                Column.text(page.text("access.trail.act"), line -> words(page, line.act())),
                Column.text(page.text("access.trail.what"), Line::what),
                Column.text(page.text("access.trail.address"), Line::address));
    }

    private static String words(Page page, String act) {
        return page.text("access.act." + act);
    }
}
