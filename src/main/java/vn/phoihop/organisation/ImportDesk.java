package vn.phoihop.organisation;

import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.phoihop.files.SentTable;
import vn.phoihop.organisation.AffectedByChange.Affected;
import vn.phoihop.organisation.KeptImports.Kept;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.LargeBody;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Visitor;
import vn.phoihop.web.Visitors;

/** What pages and the API share: who may, keeping what was uploaded, looking at it as things are now, applying what has been looked at. */
@Component
final class ImportDesk {

    static final String AUTHORITY = "organisation.administer";

    /** Several lists together; in the API as Base64. */
    static final int MOST_TOGETHER = 8 * 1024 * 1024;

    private final ImportingLists importing;
    private final KeptImports kept;
    private final Visitors visitors;

    ImportDesk(ImportingLists importing, KeptImports kept, Visitors visitors) {
        this.importing = importing;
        this.kept = kept;
        this.visitors = visitors;
    }

    /** An upload, what it would change now, and whom that would affect. */
    record Previewed(Kept kept, ImportPlan plan, List<Affected> affected) {}

    /** Only what could be applied is kept; of what cannot nothing remains. True when this request has made it. */
    boolean upload(UUID id, SortedMap<String, byte[]> files) {
        Visitor visitor = administrator();
        if (files.isEmpty()) {
            throw new Refused(Problem.at("files", ProblemCode.REQUIRED));
        }
        if (kept.find(id).isEmpty()) {
            importing.preview(files);
        }
        return kept.keep(id, files, visitor.name());
    }

    Previewed preview(UUID id) {
        administrator();
        Kept one = kept.get(id);
        ImportPlan plan = importing.preview(one.files());
        return new Previewed(one, plan, importing.affected(plan));
    }

    /**
     * Applies it once; asked again, it is found done.
     *
     * @param seen on which organisation the preview was made that has been looked at
     */
    void apply(UUID id, long seen) {
        Visitor visitor = administrator();
        // Of two at once the second finds it done.
        importing.hold();
        Kept one = kept.get(id);
        if (one.applied() == null) {
            kept.applied(
                    id, importing.apply(id, one.files(), seen, visitor.name()).position());
        }
    }

    Visitor administrator() {
        return visitors.present()
                .filter(one -> one.may(AUTHORITY))
                .orElseThrow(() -> new Refused(ProblemCode.NOT_ALLOWED, visitors.whoCould(AUTHORITY)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        NavigationEntry importEntry() {
            return new NavigationEntry("organisation.import.nav", "/organisation/imports", "units", AUTHORITY, 424);
        }

        @Bean
        LargeBody uploads() {
            return new LargeBody("POST", "/organisation/imports", SentTable.MOST_BYTES * 3 / 2, true);
        }

        @Bean
        LargeBody uploadsOfPrograms() {
            return new LargeBody("PUT", "/api/v1/organisation/imports", MOST_TOGETHER, false);
        }
    }
}
