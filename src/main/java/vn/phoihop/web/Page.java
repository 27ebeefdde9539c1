package vn.phoihop.web;

import gg.jte.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/**
 * The page being made: what its layout shows, and the words, numbers and dates in the reader's language. A controller takes it as an
 * argument, names the page, and returns its view; every template takes it as {@code page}.
 */
public final class Page {

    /** A step of the way that leads here. */
    public record Crumb(String href, String label) {}

    private final PageFacts facts;
    private final Formats formats;
    private final List<Crumb> crumbs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private String title = "";
    private String lead = "";
    private @Nullable Form form;

    /** What is shown again, with the problems, when what was sent is refused. */
    record Form(String view, Map<String, ?> model) {}

    Page(PageFacts facts) {
        this.facts = facts;
        this.formats = facts.texts().formats(facts.locale());
    }

    // What a controller says

    public Page titled(String key, Object... values) {
        title = text(key, values);
        return this;
    }

    /** A title that is a name and needs no translation. */
    public Page named(String name) {
        title = name;
        return this;
    }

    /** One line of words under the title: what this page is. */
    public Page lead(String key, Object... values) {
        lead = text(key, values);
        return this;
    }

    /** Adds a step to the breadcrumbs, from the top down; the page itself is not one of them. */
    public Page under(String href, String label) {
        crumbs.add(new Crumb(href, label));
        return this;
    }

    /**
     * Says, before anything is done, what to show when it is refused: the same form with what was typed, the problems at its fields
     * and in a summary. So a controller never catches {@link Refused}, and its transaction leaves nothing behind.
     */
    public Page ifRefused(String view, Map<String, ?> model) {
        form = new Form(view, model);
        return this;
    }

    /** A line in the language of the page that appears once after the next redirect or at once, for example "Saved". */
    public Page notice(String key, Object... values) {
        facts.notices().add(text(key, values));
        return this;
    }

    /** Shows a problem on a page that is shown all the same. */
    public Page problem(Problem problem) {
        problems.add(problem);
        return this;
    }

    // Words, numbers, dates

    public String text(String key, Object... values) {
        return facts.texts().text(facts.locale(), key, values);
    }

    public String text(LocalizedText text) {
        return text.in(facts.locale());
    }

    public String text(Problem problem) {
        return facts.texts().text(facts.locale(), problem);
    }

    /** What a field of a form means, in words; empty where there are none. See {@link FieldHelp}. */
    public String help(String field) {
        return FieldHelp.key(field, facts.address(), facts.texts())
                .map(this::text)
                .orElse("");
    }

    public Formats formats() {
        return formats;
    }

    /** A number, a date, a window or a text as the reader's language writes it. */
    public String show(@Nullable Object value) {
        return value == null ? "" : formats.any(value);
    }

    public Locale locale() {
        return facts.locale();
    }

    // What the layout and the templates read

    public String title() {
        return title;
    }

    public String lead() {
        return lead;
    }

    public List<Crumb> crumbs() {
        return crumbs;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** What is wrong with a field, in words; empty when nothing is. */
    public String problemAt(String field) {
        return problems.stream()
                .filter(problem -> problem.where().equals(field))
                .map(this::text)
                .findFirst()
                .orElse("");
    }

    /** What was just typed into a field, or the value it begins with. */
    public String typed(String field, @Nullable Object otherwise) {
        String typed = facts.posted() ? facts.parameter(field) : null;
        return typed != null ? typed : show(otherwise);
    }

    public Optional<Visitor> visitor() {
        return facts.visitor();
    }

    /** The same on an error page, where asking may itself fail: then nobody. */
    Optional<Visitor> visitorQuietly() {
        try {
            return facts.visitor();
        } catch (RuntimeException unreachable) {
            return Optional.empty();
        }
    }

    public boolean may(String authority) {
        return authority.isEmpty()
                || facts.visitor().map(one -> one.may(authority)).orElse(false);
    }

    /** Refuses, and says who could, unless the visitor may do what the authority names. */
    public Page require(String authority) {
        if (!may(authority)) {
            throw new Refused(ProblemCode.NOT_ALLOWED, facts.whoCould(authority));
        }
        return this;
    }

    public List<NavigationEntry> navigation() {
        return facts.navigation().stream()
                .filter(entry -> may(entry.authority()))
                .toList();
    }

    /** Where this page, as long as it is open, hears of what is new for its visitor; empty where it does not. */
    public String live() {
        return facts.live().stream()
                .filter(one -> may(one.authority()))
                .map(LiveAddress::href)
                .findFirst()
                .orElse("");
    }

    /** Whether the page belongs to the entry; of two that hold it, one within the other, to the inner one. */
    public boolean isHere(NavigationEntry entry) {
        String path = facts.address().path();
        return entry.holds(path)
                && navigation().stream().noneMatch(other -> entry.isAround(other) && other.holds(path));
    }

    public CsrfToken csrf() {
        return facts.csrf();
    }

    /** Lines to be shown once; asking takes them. */
    public List<String> takeNotices() {
        return facts.notices().take();
    }

    public Instant now() {
        return facts.now();
    }

    public boolean sample() {
        return facts.sample();
    }

    /** Asked for by htmx: only the content, without the layout around it. */
    public boolean fragmentOnly() {
        return facts.fragmentOnly();
    }

    /** Where the reader is. */
    public Address address() {
        return facts.address();
    }

    /** The window chosen in the address, else the standard one; empty when the installation knows none yet. */
    public Optional<Window> window() {
        return facts.window();
    }

    /** What the top bar's window chooser offers. */
    public List<Choice> windows() {
        return facts.windows().map(choices -> choices.list(this)).orElse(List.of());
    }

    /** Where the top bar's search box leads; null when no room offers a search. */
    public @Nullable SearchBox search() {
        return facts.search();
    }

    /** An address of the application that keeps the chosen window. */
    public String href(String path) {
        return facts.chosenWindow().isEmpty()
                ? path
                : Address.of(path).with("window", facts.chosenWindow()).toString();
    }

    /** As {@link #href}, and as of the same earlier time as the present page. */
    public String hrefThen(String path) {
        return knownThen(Address.of(href(path)), facts.address()).toString();
    }

    /** The present address as of now. */
    public String toNow() {
        return knownThen(facts.address().with("after", null), Address.of("")).toString();
    }

    /** What in an address says as of when it is asked; the rooms read it. */
    private static Address knownThen(Address to, Address from) {
        return to.with("asOf", from.get("asOf")).with("cutoff", from.get("cutoff"));
    }

    /** The present address with one parameter changed, without a place in a list. */
    public String here(String name, @Nullable String value) {
        return facts.address().with("after", null).with(name, value).toString();
    }

    public String asset(String file) {
        return facts.assets().own(file);
    }

    public String webjar(String jar, String file) {
        return facts.assets().webjar(jar, file);
    }

    /** A drawn template, to be put into another one. */
    public Content fragment(String view, Map<String, ?> model) {
        return facts.templates().content(view, this, model);
    }

    void reading(Runnable work) {
        facts.reading(work);
    }

    boolean keepsLists() {
        return facts.keepsLists();
    }

    /** Lists of this path that the visitor has saved under a name; for the chips above a list. */
    public List<SavedLists.Saved> saved() {
        return facts.saved(facts.address().path());
    }

    Optional<Form> form() {
        return Optional.ofNullable(form);
    }

    void refuse(Refused refused) {
        problems.clear();
        problems.addAll(refused.problems());
    }
}
