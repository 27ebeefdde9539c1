package vn.phoihop.casework;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Category;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;

/** The cases into which one may be joined, newest first, as far as a page can offer them. */
@Component
class JoinableCases {

    private static final String JOINABLE = Sql.of("casework/joinable");

    private final JdbcClient jdbc;
    private final CaseFiles files;
    private final Permissions permissions;
    private final Catalogues catalogues;
    private final Organisations organisations;

    JoinableCases(
            JdbcClient jdbc,
            CaseFiles files,
            Permissions permissions,
            Catalogues catalogues,
            Organisations organisations) {
        this.jdbc = jdbc;
        this.files = files;
        this.permissions = permissions;
        this.catalogues = catalogues;
        this.organisations = organisations;
    }

    /** Each with the version seen, as {@link HostSeen} writes it. */
    List<Choice> list(CaseFile joined, Page page) {
        List<UUID> ids = jdbc.sql(JOINABLE)
                .param("book", joined.key().book().value())
                .param("kind", joined.kind())
                .param("exercise", joined.exercise())
                .param("other", joined.key().id())
                .query(UUID.class)
                .list();
        var found = files.list(joined.key().book(), Set.copyOf(ids));
        return ids.stream()
                .flatMap(id -> java.util.Optional.ofNullable(found.get(id)).stream())
                .filter(file -> permissions.answersFor(SignedIn.current().unit(), file.lead()))
                .map(file ->
                        new Choice(new HostSeen(file.key().id(), file.version()).toString(), label(file, page), false))
                .toList();
    }

    private String label(CaseFile file, Page page) {
        String title = file.form().title();
        String category = file.category();
        String what = title != null
                ? title
                : category == null
                        ? ""
                        : catalogues
                                .current()
                                .find(Category.class, category)
                                .map(one -> page.text(one.name()))
                                .orElse(category);
        return page.show(file.openedOn()) + " · " + what + " · "
                + organisations.current().path(file.area(), file.openedOn(), page.locale());
    }
}
