package vn.phoihop.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** All accounts, and opening new ones, for administrators. */
@PageController
class AccountsPages {

    private static final int ALL = 100_000;
    private static final List<String> STATES = List.of("open", "mustChange", "locked");

    private final Accounts accounts;
    private final AdministeringAccounts administering;

    AccountsPages(Accounts accounts, AdministeringAccounts administering) {
        this.accounts = accounts;
        this.administering = administering;
    }

    @GetMapping("/accounts")
    String list(Page page, ListQuery query, Model model) {
        titled(page);
        model.addAllAttributes(listed(page, query));
        return "access/accounts";
    }

    @GetMapping(path = "/accounts", params = "format")
    ResponseEntity<?> export(Page page, ListQuery query) {
        titled(page);
        return Export.of(page, "accounts", columns(page), accounts.search(search(query), "", ALL));
    }

    @PostMapping("/accounts")
    String create(
            Page page,
            ListQuery query,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name) {
        titled(page).ifRefused("access/accounts", listed(page, query));
        administering.open(login, name);
        return "redirect:/accounts/" + login.strip();
    }

    private static Page titled(Page page) {
        return page.require(Authority.ACCOUNT_ADMINISTER)
                .titled("access.accounts.title")
                .lead("access.accounts.lead");
    }

    private Map<String, Object> listed(Page page, ListQuery query) {
        String after = query.after().isEmpty() ? "" : query.after().getFirst();
        List<Accounts.Overview> rows = accounts.search(search(query), after, ListQuery.PAGE + 1);
        List<Filter> filters = List.of(
                new Filter(
                        "role",
                        page.text("access.account.office"),
                        Arrays.stream(Role.values())
                                .map(role -> new Choice(
                                        role.name(),
                                        page.text(role.key()),
                                        query.filter("role").equals(role.name())))
                                .toList()),
                new Filter(
                        "state",
                        page.text("access.accounts.state"),
                        STATES.stream()
                                .map(state -> new Choice(
                                        state,
                                        page.text("access.accounts." + state),
                                        query.filter("state").equals(state)))
                                .toList()));
        return Map.of(
                "list",
                Listing.of(
                        query,
                        page.text("access.accounts.title"),
                        filters,
                        columns(page),
                        rows,
                        accounts.search(search(query), "", ALL).size(),
                        row -> ListQuery.place(row.account().login())));
    }

    private static Accounts.Search search(ListQuery query) {
        return new Accounts.Search(query.search(), query.filter("role"), query.filter("state"));
    }

    private static List<Column<Accounts.Overview>> columns(Page page) {
        return List.of(
                Column.<Accounts.Overview>text(
                                page.text("access.signIn.login"),
                                row -> row.account().login())
                        .linking(row -> "/accounts/" + row.account().login()),
                Column.text(
                        page.text("access.accounts.name"), row -> row.account().name()),
                Column.text(
                        page.text("access.account.office"),
                        row -> row.roles().stream()
                                .map(role -> page.text(role.key()))
                                .collect(Collectors.joining(", "))),
                Column.text(
                        page.text("access.accounts.state"),
                        row -> Stream.of(
                                        page.text("access.accounts." + state(row.account())),
                                        row.secondFactor() ? page.text("access.accounts.withSecond") : "")
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining(" · "))),
                Column.text(page.text("access.accounts.signedInAt"), Accounts.Overview::signedInAt));
    }

    private static String state(Account account) {
        if (account.locked()) {
            return "locked";
        }
        return account.mustChange() ? "mustChange" : "open";
    }
}
