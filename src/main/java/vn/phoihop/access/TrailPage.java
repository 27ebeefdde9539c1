package vn.phoihop.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import vn.phoihop.database.Acting;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.Filter;
import vn.phoihop.web.FirstRows;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Who signed in, looked at, took away and wrote what: the trail of access, for auditors and administrators, and its check. */
@PageController
class TrailPage {

    private final ReadingTrail reading;
    private final TrailCheck check;
    private final AccessTrail trail;

    TrailPage(ReadingTrail reading, TrailCheck check, AccessTrail trail) {
        this.reading = reading;
        this.check = check;
        this.trail = trail;
    }

    @GetMapping("/trail")
    String list(Page page, ListQuery query, Model model) {
        model.addAllAttributes(model(titled(page), query, null));
        return "access/trail";
    }

    @GetMapping(path = "/trail", params = "format")
    View export(Page page, ListQuery query) {
        return Export.stream(titled(page), "trail", columns(page), () -> reading.stream(query));
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
        Map<String, Object> model = new HashMap<>();
        model.put("report", report);
        model.put(
                "list",
                Listing.of(
                                query,
                                page.title(),
                                List.of(new Filter("act", page.text("access.trail.act"), acts)),
                                columns(page),
                                reading.list(query, FirstRows.READ),
                                reading.count(query),
                                ReadingTrail::place)
                        .countedSoFar());
        return model;
    }

    private static List<Column<ReadingTrail.Line>> columns(Page page) {
        return List.of(
                Column.text(page.text("access.trail.at"), ReadingTrail.Line::at),
                Column.text(page.text("access.signIn.login"), ReadingTrail.Line::login),
                Column.text(page.text("access.trail.act"), line -> words(page, line.act())),
                Column.<ReadingTrail.Line>text(page.text("access.trail.record"), ReadingTrail.Line::record)
                        .linking(line -> line.record() == null ? null : "/trail?record=" + line.record()),
                Column.text(page.text("access.trail.what"), line -> what(page, line)),
                Column.text(page.text("access.trail.address"), ReadingTrail.Line::address));
    }

    /** Ways of signing in and events of the book are kept as codes; all else as it was. */
    private static String what(Page page, ReadingTrail.Line line) {
        if (line.act().equals(AccessTrail.Act.WROTE.name())) {
            return page.text("record.event." + line.what());
        }
        boolean proved = line.act().startsWith("SIGN") || line.act().equals(AccessTrail.Act.UNLOCKED.name());
        boolean way = proved && line.what().matches("[A-Z+]+");
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
