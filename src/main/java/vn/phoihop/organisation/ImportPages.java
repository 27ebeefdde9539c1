package vn.phoihop.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import vn.phoihop.files.SentTable;
import vn.phoihop.organisation.AffectedByChange.Affected;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Export;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Lists of areas, units and successions are uploaded, looked at and applied; templates and what stands are taken away. For administrators. */
@PageController
class ImportPages {

    private static final String HOME = "/organisation/imports";
    private static final String FORM = "organisation/imports";
    private static final String PREVIEW = "organisation/import";

    private final ImportDesk desk;
    private final ExportingLists exporting;

    ImportPages(ImportDesk desk, ExportingLists exporting) {
        this.desk = desk;
        this.exporting = exporting;
    }

    /** Where the lists are taken away and brought back. */
    record Shown(List<ListKind> kinds, int mostMegabytes) {}

    /** What an upload would do, and to whom, or has done. */
    record Preview(UUID id, List<String> files, ImportPlan plan, List<Affected> affected, boolean applied) {}

    @GetMapping(HOME)
    String form(Page page, Model model) {
        model.addAllAttributes(shown(page));
        return FORM;
    }

    private static Map<String, Object> shown(Page page) {
        page.require(ImportDesk.AUTHORITY).titled("organisation.import.title").lead("organisation.import.lead");
        return Map.of("shown", new Shown(Arrays.asList(ListKind.values()), SentTable.MOST_BYTES / 1024 / 1024));
    }

    @PostMapping(HOME)
    String upload(Page page, @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        page.ifRefused(FORM, shown(page));
        UUID id = UUID.randomUUID();
        desk.upload(id, contents(files == null ? List.of() : files));
        return "redirect:" + HOME + "/" + id;
    }

    /** By their names, which tell rows apart; a browser sends an empty part where nothing was chosen. */
    private static SortedMap<String, byte[]> contents(List<MultipartFile> files) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (MultipartFile file : files) {
            String name = Objects.toString(file.getOriginalFilename(), "").replaceFirst(".*[/\\\\]", "");
            if (!name.isEmpty() || !file.isEmpty()) {
                String free = name.isEmpty() ? "?" : name;
                while (contents.containsKey(free)) {
                    free = "(+) " + free;
                }
                try {
                    contents.put(free, file.getBytes());
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
        }
        return contents;
    }

    @GetMapping(HOME + "/{id}")
    String preview(@PathVariable UUID id, Page page, ListQuery query, Model model) {
        page.ifRefused(FORM, shown(page));
        model.addAllAttributes(previewed(id, page, query));
        return PREVIEW;
    }

    private Map<String, Object> previewed(UUID id, Page page, ListQuery query) {
        ImportDesk.Previewed one = desk.preview(id);
        page.titled("organisation.import.preview")
                .under(HOME, page.text("organisation.import.title"))
                .lead("organisation.import.preview.lead");
        Map<String, Object> model = new HashMap<>();
        model.put(
                "shown",
                new Preview(
                        id,
                        List.copyOf(one.kept().files().keySet()),
                        one.plan(),
                        one.affected(),
                        one.kept().applied() != null));
        model.put("list", DifferenceList.listing(one.plan(), page, query));
        return model;
    }

    @GetMapping(path = HOME + "/{id}", params = "format")
    View differences(@PathVariable UUID id, Page page, ListQuery query) {
        page.require(ImportDesk.AUTHORITY);
        List<DifferenceList.Numbered> found =
                DifferenceList.found(desk.preview(id).plan(), query);
        return Export.stream(page, "differences", DifferenceList.columns(page), found::stream);
    }

    /** @param seen the position of the organisation whose preview was looked at */
    @PostMapping(HOME + "/{id}")
    String apply(@PathVariable UUID id, @RequestParam(defaultValue = "0") long seen, Page page, ListQuery query) {
        page.require(ImportDesk.AUTHORITY);
        page.ifRefused(PREVIEW, previewed(id, page, query));
        desk.apply(id, seen);
        page.notice("organisation.import.applied");
        return "redirect:" + HOME;
    }

    /** @param empty only the head, as a template to be filled in */
    @GetMapping(path = "/organisation/lists/{kind}", params = "format")
    View list(@PathVariable String kind, @RequestParam(defaultValue = "false") boolean empty, Page page) {
        page.require(ImportDesk.AUTHORITY);
        ListKind of = ListKind.ofSlug(kind).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, kind));
        return Export.stream(
                page,
                empty ? of.slug() + "-template" : of.slug(),
                ExportingLists.columns(of),
                () -> empty ? Stream.empty() : exporting.rows(of).stream());
    }
}
