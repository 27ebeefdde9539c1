package vn.phoihop.outbox;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** What waits to be sent out and what failed, for who administers. */
@PageController
class OutboxPages {

    private final OutboxDesk desk;

    OutboxPages(OutboxDesk desk) {
        this.desk = desk;
    }

    /** A target with what is the matter with it, as the page calls it. */
    record Line(Parcels.Line line, String name, String href) {}

    @GetMapping("/outbox")
    String list(Page page, Model model) {
        titled(page, "outbox.title").lead("outbox.lead");
        List<Parcels.Line> found = desk.lines();
        model.addAttribute(
                "channels",
                found.stream()
                        .map(one -> one.target().channel())
                        .distinct()
                        .sorted()
                        .toList());
        model.addAttribute(
                "lines",
                found.stream()
                        .map(one -> new Line(one, desk.named(one.target()), href(one.target())))
                        .toList());
        return "outbox/targets";
    }

    @GetMapping("/outbox/target")
    String target(Page page, Model model, @RequestParam Channel channel, @RequestParam String target) {
        model.addAllAttributes(shown(page, new Target(channel, target)));
        return "outbox/target";
    }

    @PostMapping("/outbox/retry")
    String retry(Page page, @RequestParam Channel channel, @RequestParam String target) {
        page.require(OutboxDesk.AUTHORITY);
        Target to = new Target(channel, target);
        desk.retry(to);
        page.notice("outbox.retried");
        return "redirect:" + href(to);
    }

    @PostMapping("/outbox/retry-all")
    String retryAll(Page page, @RequestParam Channel channel) {
        page.require(OutboxDesk.AUTHORITY);
        page.notice("outbox.retriedAll", desk.retry(channel));
        return "redirect:/outbox";
    }

    @PostMapping("/outbox/drop")
    String drop(
            Page page,
            @RequestParam Channel channel,
            @RequestParam String target,
            @RequestParam(defaultValue = "") String reason) {
        Target to = new Target(channel, target);
        page.ifRefused("outbox/target", shown(page, to));
        page.notice("outbox.dropped", desk.drop(to, reason));
        return "redirect:/outbox";
    }

    private Map<String, Object> shown(Page page, Target target) {
        page.require(OutboxDesk.AUTHORITY)
                .named(desk.named(target))
                .lead("outbox.one.lead." + target.channel())
                .under("/outbox", page.text("outbox.title"));
        List<Sending> sendings = desk.list(target);
        return Map.of("target", target, "sendings", sendings);
    }

    private static Page titled(Page page, String key) {
        return page.require(OutboxDesk.AUTHORITY).titled(key);
    }

    private static String href(Target target) {
        return UriComponentsBuilder.fromPath("/outbox/target")
                .queryParam("channel", "{channel}")
                .queryParam("target", "{target}")
                .encode()
                .buildAndExpand(target.channel(), target.target())
                .toUriString();
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry outboxEntry() {
            return new NavigationEntry("outbox.nav", "/outbox", "exchange", OutboxDesk.AUTHORITY, 440);
        }
    }
}
