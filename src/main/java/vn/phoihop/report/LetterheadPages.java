package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.document.Letterheads;
import vn.phoihop.ledger.Book;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.report.LetterheadSent.SignerSent;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.web.Choice;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** What the papers of units bear at head and foot, for administrators: issuing body, symbol, recipients, who signs, and on which days. */
@PageController
class LetterheadPages {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String FORM = "report/letterhead";

    /** Rows for signers beside those that are named. */
    private static final int MORE_SIGNERS = 2;

    private static final int MOST_SIGNERS = 40;

    private final SettingLetterheads setting;
    private final Organisations organisations;
    private final FindingByName finding;
    private final Clock clock;

    LetterheadPages(SettingLetterheads setting, Organisations organisations, FindingByName finding, Clock clock) {
        this.setting = setting;
        this.organisations = organisations;
        this.finding = finding;
        this.clock = clock;
    }

    /** @param now whether it holds today */
    record Line(
            LocalizedText book, LocalizedText unit, Validity days, boolean now, Letterheads.Dated dated, String href) {}

    @GetMapping("/letterheads")
    String list(Page page, Model model) {
        page.require(Authority.ORGANISATION_ADMINISTER)
                .titled("report.letterheads.title")
                .lead("report.letterheads.lead");
        List<Line> lines = new ArrayList<>();
        for (Book book : setting.books()) {
            for (Letterheads.Dated dated : setting.list(book.id())) {
                lines.add(new Line(
                        book.name(),
                        organisations.current().unit(dated.unit()).name(),
                        dated.days(),
                        dated.days().contains(today()),
                        dated,
                        "/letterheads/edit?book=" + book.id() + "&unit=" + dated.unit() + "&days=" + dated.days()));
            }
        }
        model.addAttribute("lines", lines);
        return "report/letterheads";
    }

    /** An empty form, or one with what the unit's papers bear on the days named. */
    @GetMapping("/letterheads/edit")
    String edit(
            Page page,
            @RequestParam(defaultValue = "0") int book,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "") String days,
            Model model) {
        model.addAllAttributes(form(page, book, unit, days));
        return FORM;
    }

    @PostMapping("/letterheads")
    String set(Page page, @RequestParam Map<String, String> typed) {
        int book = number(typed.getOrDefault("book", ""));
        Map<String, Object> form = form(page, book, 0, "");
        form.put("signers", Collections.nCopies(signers(typed).size(), SignerRow.EMPTY));
        page.ifRefused(FORM, form);
        List<Problem> problems = new ArrayList<>();
        Optional<UnitId> unit = finding.unit(
                "unit", typed.getOrDefault("unit", ""), typed.getOrDefault("unitText", ""), today(), problems);
        LocalDate from = day("from", typed, problems);
        LocalDate to = day("to", typed, problems);
        LetterheadSent sent = new LetterheadSent(
                from,
                to,
                typed.get("superior"),
                typed.get("body"),
                typed.get("symbol"),
                typed.get("place"),
                lines(typed.get("authority")),
                typed.get("office"),
                lines(typed.get("addressees")),
                lines(typed.get("copies")),
                typed.get("archive"),
                signers(typed));
        problems.addAll(sent.problems());
        Refused.ifAny(problems);
        // Of the unit that was looked at; who names another one sees what it bears on the list.
        Optional<Long> seen = Optional.of(typed.getOrDefault("seen", ""))
                .filter(one -> one.matches("\\d{1,18}")
                        && typed.getOrDefault("seenUnit", "")
                                .equals(unit.orElseThrow().toString()))
                .map(Long::valueOf);
        setting.set(new BookId(book), unit.orElseThrow(), seen, sent);
        page.notice("report.letterheads.set");
        return "redirect:/letterheads";
    }

    private Map<String, Object> form(Page page, int book, long unit, String days) {
        page.require(Authority.ORGANISATION_ADMINISTER)
                .titled("report.letterheads.edit")
                .under("/letterheads", page.text("report.letterheads.title"))
                .lead("report.letterheads.edit.lead");
        List<Letterheads.Dated> known = unit == 0 ? List.of() : setting.list(new BookId(book), new UnitId(unit));
        Letterheads.Dated shown = known.stream()
                .filter(one -> one.days().toString().equals(days))
                .findFirst()
                .orElse(null);
        Map<String, Object> model = new HashMap<>();
        List<SignerRow> signers = shown == null ? List.of() : signers(shown);
        model.put(
                "signers",
                Stream.concat(signers.stream(), Collections.nCopies(MORE_SIGNERS, SignerRow.EMPTY).stream())
                        .toList());
        model.put(
                "books",
                setting.books().stream()
                        .map(one -> new Choice(
                                one.id().toString(),
                                page.text(one.name()),
                                one.id().value() == book))
                        .toList());
        model.put(
                "unitWords",
                unit == 0 ? "" : finding.unitWords(Long.toString(unit), today()).orElse(""));
        model.put("unit", unit == 0 ? "" : Long.toString(unit));
        model.put("seen", unit == 0 ? "" : Long.toString(SettingLetterheads.version(known)));
        if (shown != null) {
            model.put("shown", shown);
        }
        return model;
    }

    /** A signer as the form shows him; all empty where another may be named. */
    record SignerRow(String login, List<String> authority, String office, String rank) {
        static final SignerRow EMPTY = new SignerRow("", List.of(), "", "");
    }

    private List<SignerRow> signers(Letterheads.Dated shown) {
        return shown.letterhead().signers().stream()
                .map(one -> {
                    String rank = one.signature().rank();
                    return new SignerRow(
                            setting.login(one.account()),
                            one.signature().authority(),
                            one.signature().office(),
                            rank == null ? "" : rank);
                })
                .toList();
    }

    /** The rows of the form, empty ones too, so that what is wrong is told in its place. */
    private static List<SignerSent> signers(Map<String, String> typed) {
        return IntStream.iterate(0, i -> typed.containsKey(LetterheadSent.at(i, "login")), i -> i + 1)
                .limit(MOST_SIGNERS)
                .mapToObj(i -> new SignerSent(
                        typed.get(LetterheadSent.at(i, "login")),
                        lines(typed.get(LetterheadSent.at(i, "authority"))),
                        typed.get(LetterheadSent.at(i, "office")),
                        typed.get(LetterheadSent.at(i, "rank"))))
                .toList();
    }

    private static @Nullable LocalDate day(String field, Map<String, String> typed, List<Problem> problems) {
        String text = typed.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? null : CalendarDay.read(text);
        } catch (DateTimeParseException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.split("\\R"));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException unreadable) {
            throw new Refused(Problem.at("book", ProblemCode.NOT_READABLE, text));
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    /** The letterheads in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Entry {
        @Bean
        NavigationEntry letterheadsEntry() {
            return new NavigationEntry(
                    "report.letterheads.nav", "/letterheads", "report", Authority.ORGANISATION_ADMINISTER, 426);
        }
    }
}
