package vn.phoihop.web;

import gg.jte.Content;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/** The kit alone with pages of its own: no database, no accounts. */
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, JdbcSessionAutoConfiguration.class})
@ComponentScan("vn.phoihop.web")
class KitPages {

    record Row(int number, String name, LocalDate day, Quantity weight) {}

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2022-06-20T01:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    @Bean
    SecurityFilterChain openChain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/api/**"))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(SecurityPolicy.CONTENT)))
                .build();
    }

    @Bean
    NavigationEntry listEntry() {
        return new NavigationEntry("web.home.title", "/kit-list", "work", "", 100);
    }

    @Bean
    Visitors someone() {
        Visitor someone = new Visitor() {
            @Override
            public String name() {
                return "Trần Tham Mưu";
            }

            @Override
            public String capacity(Page page) {
                return "Tham mưu, Bộ Chỉ huy Bộ đội Biên phòng tỉnh";
            }

            @Override
            public boolean may(String authority) {
                return true;
            }

            @Override
            public List<Choice> capacities(Page page) {
                return List.of(
                        new Choice("1", "Tham mưu, Bộ Chỉ huy Bộ đội Biên phòng tỉnh", true),
                        new Choice("2", "Văn thư, Công an tỉnh", false));
            }
        };
        return new Visitors() {
            @Override
            public Optional<Visitor> present() {
                return Optional.of(someone);
            }

            @Override
            public String whoCould(String authority) {
                return authority;
            }
        };
    }

    /** A form with a box that finds things while one types. */
    @Bean
    HomeCard typeAhead() {
        return new HomeCard() {
            @Override
            public int order() {
                return 1;
            }

            @Override
            public Optional<Content> show(Page page) {
                return Optional.of(page.fragment(
                        "web/type-ahead",
                        Map.of(
                                "name", "place",
                                "label", "Địa bàn",
                                "source", "/kit-places",
                                "hint", "Gõ vài chữ rồi chọn")));
            }
        };
    }

    @Bean
    SampleMark sample() {
        return () -> true;
    }

    @Bean
    WindowChoices windows() {
        return new WindowChoices() {
            @Override
            public List<Choice> list(Page page) {
                return List.of(new Choice("2021-12-15/2022-06-15", "6 tháng đầu năm 2022", true));
            }

            @Override
            public Optional<Window> standard() {
                return Optional.of(Window.parse("2021-12-15/2022-06-15"));
            }
        };
    }

    @Profile("kit")
    @PageController
    static class Lists {

        private static final List<Row> ALL = IntStream.rangeClosed(1, 120)
                .mapToObj(number -> new Row(
                        number,
                        (number % 2 == 0 ? "Tuần tra biển số " : "Kiểm tra biên giới số ") + number,
                        LocalDate.of(2022, 1, 1).plusDays(number),
                        Quantity.of("61.475")))
                .toList();

        /** Milliseconds the next answers to htmx take. */
        static final Queue<Integer> DELAYS = new ConcurrentLinkedQueue<>();

        @GetMapping("/kit-list")
        String list(Page page, ListQuery query, Model model) throws InterruptedException {
            if (page.fragmentOnly() && !DELAYS.isEmpty()) {
                Thread.sleep(DELAYS.remove());
            }
            page.named("Danh sách thử").under("/", page.text("web.nav.home"));
            List<Row> found = matching(query);
            int from =
                    query.after().isEmpty() ? 0 : Integer.parseInt(query.after().getFirst());
            List<Row> rows = found.stream().skip(from).limit(ListQuery.PAGE + 1).toList();
            Filter filter = new Filter(
                    "kind",
                    "Loại",
                    List.of(
                            new Choice("SEA", "Tuyến biển", query.filter("kind").equals("SEA")),
                            new Choice(
                                    "BORDER",
                                    "Tuyến biên giới",
                                    query.filter("kind").equals("BORDER"))));
            boolean full = !page.address().get("full").isEmpty();
            Listing<Row> list = Listing.of(
                    query,
                    "Danh sách thử",
                    full
                            ? List.of(filter, Filter.days("on", "Ngày", query), Filter.text("word", "Có chữ", query))
                            : List.of(filter),
                    columns(),
                    rows,
                    full ? 10_001 : found.size(),
                    row -> ListQuery.place(row.number()));
            model.addAttribute(
                    "list",
                    full
                            ? list.countedSoFar()
                                    .selectable(
                                            "/kit-steps",
                                            List.of(new BulkStep("submit", "Gửi"), new BulkStep("confirm", "Xác nhận")),
                                            row -> row.number() % 10 == 0 ? null : Integer.toString(row.number()))
                            : list);
            return "web/list-page";
        }

        @PostMapping("/kit-steps")
        String steps(
                Page page,
                @RequestParam String step,
                @RequestParam(defaultValue = "") List<Integer> chosen,
                @RequestParam String back,
                Model model) {
            page.named("Kết quả");
            model.addAttribute(
                    "result",
                    Bulk.of(chosen, number -> {
                                if (number % 2 == 1) {
                                    throw new Refused(ProblemCode.CHANGED_MEANWHILE);
                                }
                            })
                            .result(
                                    step.equals("submit") ? "Gửi" : "Xác nhận",
                                    (number, problems) -> new BulkResult.Failure(
                                            "Dòng số " + number, "/kit-list?q=" + number, problems),
                                    back));
            return "web/bulk-page";
        }

        @GetMapping("/kit-places")
        String places(@RequestParam String q, Model model) {
            model.addAttribute(
                    "suggestions",
                    ALL.stream()
                            .filter(row -> row.name().contains(q))
                            .limit(8)
                            .map(row -> new Suggestion("" + row.number(), row.name(), "mã " + row.number()))
                            .toList());
            return "web/type-ahead-options";
        }

        @GetMapping(path = "/kit-list", params = "format")
        View export(Page page, ListQuery query) {
            return Export.stream(page, "danh-sách", columns(), () -> matching(query).stream());
        }

        /** Rows without end in sight: {@code count} of them, and a fault after {@code fault}. */
        @GetMapping(path = "/kit-long", params = "format")
        View exportMany(Page page, @RequestParam int count, @RequestParam(defaultValue = "-1") int fault) {
            return Export.stream(
                    page,
                    "dài",
                    columns(),
                    () -> IntStream.range(0, count)
                            .peek(i -> {
                                WRITTEN.set(i);
                                if (i == fault) {
                                    throw new IllegalStateException("on purpose");
                                }
                            })
                            .mapToObj(i -> new Row(
                                    i, "=cmd|'/c calc'!A" + i, LocalDate.of(2022, 6, 14), Quantity.of("61.475")))
                            .onClose(() -> CLOSED.incrementAndGet()));
        }

        static final AtomicInteger WRITTEN = new AtomicInteger();
        static final AtomicInteger CLOSED = new AtomicInteger();

        @PostMapping("/kit-form")
        String post(Page page, @RequestParam String name) {
            page.named("Biểu mẫu thử").ifRefused("web/list-page", Map.of());
            throw new Refused(List.of(
                    Problem.at("name", ProblemCode.NOT_READABLE, name), Problem.at("day", ProblemCode.REQUIRED)));
        }

        @GetMapping("/kit-fault")
        String fault() {
            throw new IllegalStateException("on purpose");
        }

        @GetMapping("/kit-busy")
        String busy() {
            throw new Refused(ProblemCode.BUSY);
        }

        private static List<Column<Row>> columns() {
            return List.of(
                    Column.<Row>text("Tên", Row::name).sortedBy("name").linking(row -> "/kit-list?q=" + row.number()),
                    Column.<Row>text("Ngày", Row::day),
                    Column.<Row>number("Khối lượng (kg)", Row::weight));
        }

        private static List<Row> matching(ListQuery query) {
            return ALL.stream()
                    .filter(row -> row.name().contains(query.search()))
                    .filter(row -> row.name().contains(query.filter("word")))
                    .filter(row ->
                            query.day("onFrom").filter(row.day()::isBefore).isEmpty())
                    .filter(row -> query.day("onTo").filter(row.day()::isAfter).isEmpty())
                    .filter(row ->
                            !query.filter("kind").equals("SEA") || row.name().contains("biển"))
                    .sorted((one, other) -> query.descending()
                            ? Integer.compare(other.number(), one.number())
                            : Integer.compare(one.number(), other.number()))
                    .toList();
        }
    }
}
