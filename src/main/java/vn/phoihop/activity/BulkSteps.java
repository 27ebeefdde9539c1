package vn.phoihop.activity;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Permissions;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Bulk;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Page;

/** One step taken with many records, each in a transaction of its own: what fails says why and keeps nothing else back. */
@Component
class BulkSteps {

    private final ActivityDesk desk;
    private final Activities activities;
    private final ActivityLines lines;
    private final Permissions permissions;

    BulkSteps(ActivityDesk desk, Activities activities, ActivityLines lines, Permissions permissions) {
        this.desk = desk;
        this.activities = activities;
        this.lines = lines;
        this.permissions = permissions;
    }

    /** The step of that name, if it can be taken with many. */
    static ActivityStep step(String name) {
        return List.of(ActivityStep.SUBMIT, ActivityStep.CONFIRM).stream()
                .filter(step -> ActivitySteps.slug(step).equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(Problem.at("do", ProblemCode.NOT_READABLE, name)));
    }

    Bulk<Chosen> take(ActivityStep step, List<Chosen> records) {
        permissions.require(step.side().authority());
        return Bulk.of(records, record -> take(step, record));
    }

    /** How a record is called where its step failed. */
    String name(RecordKey record, Page page) {
        return activities
                .find(record)
                .map(one -> page.text(lines.summarise(one).title()) + " · " + page.show(one.occurredOn()))
                .orElse(record.id().toString());
    }

    private void take(ActivityStep step, Chosen one) {
        if (step == ActivityStep.SUBMIT) {
            Integer seen = one.version();
            desk.submitDraft(
                    one.record(), seen == null ? activities.get(one.record()).version() : seen);
        } else {
            desk.confirm(one.record(), one.version(), null);
        }
    }
}
