package vn.phoihop.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** For who administers: for how long what items say is kept, and how many will say nothing any more before long. There is nothing to press. */
@PageController
class KeepingPages {

    private final DroppingContent dropping;

    KeepingPages(DroppingContent dropping) {
        this.dropping = dropping;
    }

    @GetMapping("/exchange/retention")
    String ahead(Page page, Model model) {
        page.require(Authority.ORGANISATION_ADMINISTER)
                .titled("exchange.keep")
                .lead("exchange.keep.lead")
                .under("/", page.text("web.nav.home"));
        model.addAttribute("ahead", dropping.ahead());
        return "exchange/retention";
    }

    /** The same for programs. */
    @ApiController
    static class Api {

        private final DroppingContent dropping;
        private final Permissions permissions;

        Api(DroppingContent dropping, Permissions permissions) {
            this.dropping = dropping;
            this.permissions = permissions;
        }

        /**
         * What will be dropped.
         *
         * @param items how many in all; one of several topics stands in the line of each and once here
         */
        @Schema(name = "ContentDue")
        record ContentDue(LocalDate until, long items, List<TopicKept> topics) {}

        @Schema(name = "TopicKept")
        record TopicKept(
                @Schema(example = "SEA") String topic,
                LocalizedText name,

                @Schema(example = "24", description = "For so many months after an item has ended")
                int months,

                @Schema(example = "12") long items) {}

        @Operation(
                operationId = "contentDue",
                summary = "For how long what items say is kept, and how many will say nothing any more within 30 days",
                description = "Counts alone, of all books of the installation")
        @Requires(Authority.ORGANISATION_ADMINISTER)
        @GetMapping("/api/v1/exchange-retention")
        ContentDue ahead() {
            permissions.require(Authority.ORGANISATION_ADMINISTER);
            DroppingContent.Ahead ahead = dropping.ahead();
            return new ContentDue(
                    ahead.until(),
                    ahead.items(),
                    ahead.topics().stream()
                            .map(one -> new TopicKept(
                                    one.topic().code(),
                                    one.topic().name(),
                                    one.topic().keep(),
                                    one.items()))
                            .toList());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry keepingEntry() {
            return new NavigationEntry(
                    "exchange.keep", "/exchange/retention", "exchange", Authority.ORGANISATION_ADMINISTER, 427);
        }
    }
}
