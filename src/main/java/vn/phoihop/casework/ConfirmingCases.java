package vn.phoihop.casework;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Bulk;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Page;

/** Many cases confirmed at once, each in a transaction of its own, for every partner unit for which the office acts. */
@Component
class ConfirmingCases {

    private final AgreeingOnCase agreeing;
    private final CaseFiles files;
    private final Catalogues catalogues;
    private final Permissions permissions;

    ConfirmingCases(AgreeingOnCase agreeing, CaseFiles files, Catalogues catalogues, Permissions permissions) {
        this.agreeing = agreeing;
        this.files = files;
        this.catalogues = catalogues;
        this.permissions = permissions;
    }

    Bulk<Chosen> confirm(List<Chosen> cases) {
        permissions.require(Authority.RECORD_CONFIRM);
        return Bulk.of(cases, one -> agreeing.confirm(one.record(), one.version(), null));
    }

    /** How a case is called that could not be confirmed. */
    String name(RecordKey key, Page page) {
        return files.find(key)
                .map(file ->
                        page.text(CaseLines.title(file, catalogues.current())) + " · " + page.show(file.openedOn()))
                .orElse(key.id().toString());
    }
}
