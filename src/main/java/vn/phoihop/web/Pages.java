package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/** Gives every request its one {@link Page}, also as an argument of controllers. */
@Component
class Pages implements HandlerMethodArgumentResolver {

    private static final String KEY = Page.class.getName();

    private final Texts texts;
    private final Assets assets;
    private final Templates templates;
    private final Clock clock;
    private final ObjectProvider<Visitors> visitors;
    private final ObjectProvider<WindowChoices> windows;
    private final ObjectProvider<NavigationEntry> entries;
    private final ObjectProvider<SearchBox> search;
    private final ObjectProvider<SampleMark> sample;
    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final ObjectProvider<SavedLists> saved;
    private final ObjectProvider<LiveAddress> live;
    private @Nullable List<NavigationEntry> navigation;

    Pages(
            Texts texts,
            Assets assets,
            Templates templates,
            Clock clock,
            ObjectProvider<Visitors> visitors,
            ObjectProvider<WindowChoices> windows,
            ObjectProvider<NavigationEntry> entries,
            ObjectProvider<SearchBox> search,
            ObjectProvider<SampleMark> sample,
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<SavedLists> saved,
            ObjectProvider<LiveAddress> live) {
        this.texts = texts;
        this.assets = assets;
        this.templates = templates;
        this.clock = clock;
        this.visitors = visitors;
        this.windows = windows;
        this.entries = entries;
        this.search = search;
        this.sample = sample;
        this.transactions = transactions;
        this.saved = saved;
        this.live = live;
    }

    Page of(HttpServletRequest request) {
        if (request.getAttribute(KEY) instanceof Page page) {
            return page;
        }
        Page page = new Page(new Facts(request));
        request.setAttribute(KEY, page);
        return page;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class;
    }

    @Override
    public Page resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new IllegalStateException("a page needs a request");
        }
        return of(servlet);
    }

    private List<NavigationEntry> navigation() {
        List<NavigationEntry> known = navigation;
        if (known == null) {
            known = entries.stream()
                    .sorted(Comparator.comparingInt(NavigationEntry::order))
                    .toList();
            navigation = known;
        }
        return known;
    }

    private final class Facts implements PageFacts {

        private final HttpServletRequest request;
        private final Locale locale;
        private final Address address;
        private final Notices notices;
        private @Nullable Optional<Visitor> visitor;

        private Facts(HttpServletRequest request) {
            this.request = request;
            this.locale = RequestContextUtils.getLocale(request);
            this.address = Address.of(request);
            this.notices = new Notices(request);
        }

        @Override
        public Locale locale() {
            return locale;
        }

        @Override
        public Texts texts() {
            return texts;
        }

        @Override
        public Assets assets() {
            return assets;
        }

        @Override
        public Templates templates() {
            return templates;
        }

        @Override
        public Address address() {
            return address;
        }

        @Override
        public Optional<Visitor> visitor() {
            Optional<Visitor> known = visitor;
            if (known == null) {
                Visitors source = visitors.getIfAvailable();
                known = source == null ? Optional.empty() : source.present();
                visitor = known;
            }
            return known;
        }

        @Override
        public String whoCould(String authority) {
            Visitors source = visitors.getIfAvailable();
            return source == null ? "" : source.whoCould(authority);
        }

        @Override
        public List<NavigationEntry> navigation() {
            return Pages.this.navigation();
        }

        @Override
        public List<LiveAddress> live() {
            return live.stream().toList();
        }

        @Override
        public Optional<WindowChoices> windows() {
            return Optional.ofNullable(windows.getIfAvailable());
        }

        @Override
        public @Nullable SearchBox search() {
            return search.getIfAvailable();
        }

        @Override
        public Optional<Window> window() {
            String chosen = chosenWindow();
            if (chosen.isEmpty()) {
                return windows().flatMap(WindowChoices::standard);
            }
            try {
                return Optional.of(Window.parse(chosen));
            } catch (IllegalArgumentException unreadable) {
                throw new Refused(ProblemCode.NOT_READABLE, chosen);
            }
        }

        @Override
        public String chosenWindow() {
            return address.get("window");
        }

        @Override
        public CsrfToken csrf() {
            return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                    ? token
                    : new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "none");
        }

        @Override
        public Notices notices() {
            return notices;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void reading(Runnable work) {
            PlatformTransactionManager manager = transactions.getIfAvailable();
            if (manager == null) {
                work.run();
                return;
            }
            TransactionTemplate transaction = new TransactionTemplate(manager);
            transaction.setReadOnly(true);
            transaction.executeWithoutResult(_ -> work.run());
        }

        @Override
        public boolean keepsLists() {
            return saved.getIfAvailable() != null && visitor().isPresent();
        }

        @Override
        public List<SavedLists.Saved> saved(String path) {
            SavedLists lists = saved.getIfAvailable();
            return lists == null || visitor().isEmpty() ? List.of() : lists.list(path);
        }

        @Override
        public boolean sample() {
            SampleMark mark = sample.getIfAvailable();
            return mark != null && mark.shown();
        }

        @Override
        public boolean fragmentOnly() {
            return "true".equals(request.getHeader("HX-Request"))
                    && request.getHeader("HX-History-Restore-Request") == null
                    && request.getHeader("HX-Boosted") == null;
        }

        @Override
        public boolean posted() {
            return request.getMethod().equals("POST");
        }

        @Override
        public @Nullable String parameter(String name) {
            return request.getParameter(name);
        }
    }
}
