package vn.phoihop.activity;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Patrols of one night that are merged by the coordination office, and come out again. */
abstract class MergingFixture extends ActivityFixture {

    static final By OFFICE = By.now("thường trực", new UnitId(1));

    @Autowired
    MergingActivities merging;

    Contribution putIn(UnitId unit, int personnel) {
        return new Contribution(unit, "PERSONNEL_TURN", Quantity.of(personnel));
    }

    Activity submitted(UnitId lead, List<UnitId> partners, Contribution... putIn) {
        ActivityForm form = form("PATROL", LocalDateTime.of(2022, 3, 1, 20, 0), lead, partners, List.of(putIn), null);
        return system(() ->
                recording.submit(new Submission(new RecordKey(book, UUID.randomUUID()), form, By.now("cán bộ", lead))));
    }

    Activity merge(Activity stays, Activity goes) {
        return system(() -> merging.merge(seen(stays), seen(goes), List.of(), "Cùng một cuộc", OFFICE));
    }

    void undo(Activity gone) {
        system(() -> undoing(gone));
    }

    Activity undoing(Activity gone) {
        return merging.undo(new Seen(gone.key(), null), "Hai cuộc khác nhau", OFFICE);
    }

    static Seen seen(Activity one) {
        return new Seen(one.key(), one.version());
    }

    Activity get(Activity activity) {
        return system(() -> activities.get(activity.key()));
    }

    static <T> T system(Supplier<T> work) {
        return Acting.asSystem(work);
    }
}
