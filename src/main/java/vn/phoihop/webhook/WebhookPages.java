package vn.phoihop.webhook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Webhooks as pages: which there are, naming one, and one with what was sent to it. */
@PageController
class WebhookPages {

    private final WebhookDesk desk;
    private final Organisations organisations;
    private final FindingByName finding;

    WebhookPages(WebhookDesk desk, Organisations organisations, FindingByName finding) {
        this.desk = desk;
        this.organisations = organisations;
        this.finding = finding;
    }

    /** A webhook and the name of its unit. */
    record Line(Webhook webhook, String unit) {}

    @GetMapping("/webhooks")
    String list(Page page, Model model) {
        model.addAllAttributes(listed(page, Set.of()));
        return "webhook/webhooks";
    }

    /** Answers with the page of the webhook itself: its secret is shown this once. */
    @PostMapping("/webhooks")
    String create(
            Page page,
            Model model,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String unitText,
            @RequestParam(required = false) @Nullable List<String> events) {
        Set<WebhookEvent> chosen = events(events);
        page.ifRefused("webhook/webhooks", listed(page, chosen));
        List<Problem> problems = new ArrayList<>();
        Optional<UnitId> of = finding.unit("unit", unit, unitText, desk.today(), problems);
        problems.addAll(desk.problems(name.strip(), address.strip(), chosen));
        Refused.ifAny(problems);
        WebhookDesk.Made made =
                desk.create(UUID.randomUUID(), new WebhookWish(of.orElseThrow(), name, address, chosen, true));
        model.addAllAttributes(shown(page, made));
        return "webhook/webhook";
    }

    @GetMapping("/webhooks/{id}")
    String one(Page page, Model model, @PathVariable UUID id) {
        model.addAllAttributes(shown(page, new WebhookDesk.Made(desk.get(id), null)));
        return "webhook/webhook";
    }

    @PostMapping("/webhooks/{id}")
    String change(
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(required = false) @Nullable List<String> events,
            @RequestParam(defaultValue = "false") boolean on) {
        Webhook before = desk.get(id);
        page.ifRefused("webhook/webhook", shown(page, new WebhookDesk.Made(before, null)));
        desk.change(id, version, new WebhookWish(before.unit(), name, address, events(events), on));
        page.notice("webhook.changed");
        return "redirect:/webhooks/" + id;
    }

    /** Answers with the page itself, as naming it does. */
    @PostMapping("/webhooks/{id}/secret")
    String rotate(Page page, Model model, @PathVariable UUID id, @RequestParam int version) {
        page.ifRefused("webhook/webhook", shown(page, new WebhookDesk.Made(desk.get(id), null)));
        model.addAllAttributes(shown(page, desk.rotate(id, version)));
        return "webhook/webhook";
    }

    @PostMapping("/webhooks/{id}/ping")
    String ping(Page page, @PathVariable UUID id) {
        page.ifRefused("webhook/webhook", shown(page, new WebhookDesk.Made(desk.get(id), null)));
        desk.ping(id);
        page.notice("webhook.pinged");
        return "redirect:/webhooks/" + id;
    }

    @PostMapping("/webhooks/{id}/delete")
    String delete(Page page, @PathVariable UUID id) {
        desk.delete(id);
        page.notice("webhook.deleted");
        return "redirect:/webhooks";
    }

    private Map<String, Object> listed(Page page, Set<WebhookEvent> chosen) {
        page.titled("webhook.title").lead("webhook.lead");
        return Map.of(
                "lines", desk.list().stream().map(one -> line(page, one)).toList(), "events", choices(page, chosen));
    }

    private Map<String, Object> shown(Page page, WebhookDesk.Made made) {
        Webhook one = made.webhook();
        page.named(one.name()).lead("webhook.one.lead").under("/webhooks", page.text("webhook.title"));
        return Map.of(
                "line",
                line(page, one),
                "events",
                choices(page, one.events()),
                "secret",
                made.secret() == null ? "" : made.secret(),
                "sendings",
                desk.deliveries(one));
    }

    private Line line(Page page, Webhook one) {
        return new Line(one, page.text(organisations.current().unit(one.unit()).name()));
    }

    private static List<Choice> choices(Page page, Set<WebhookEvent> chosen) {
        return Arrays.stream(WebhookEvent.values())
                .map(one -> new Choice(one.name(), page.text("webhook.event." + one), chosen.contains(one)))
                .toList();
    }

    private static Set<WebhookEvent> events(@Nullable List<String> typed) {
        Set<String> names = typed == null
                ? Set.of()
                : typed.stream().map(one -> one.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        return Arrays.stream(WebhookEvent.values())
                .filter(one -> names.contains(one.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry webhooksEntry() {
            return new NavigationEntry("webhook.nav", "/webhooks", "exchange", Authority.WEBHOOK_ADMINISTER, 438);
        }
    }
}
