package vn.phoihop;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.MatrixRecords.Relation;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.MergingActivities;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.Answering;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.casework.Offering;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Records in the states they go through. One that was altered by what was asked is followed by another of its kind. */
final class MatrixStates {

    static final String HEAD = """
            # Who may do what, by the state of the record

            Written by `AccessMatrixTest`, beside [who may do what](access-matrix.md). There, every office asks about a patrol that has been submitted and a case that has been offered. Here a
            **recorder**, who may write whatever is written down at all, asks about records in other states, with the version that is the present one and a reason.

            In a cell, one sign per relation, as it was when the record was written: its **lead** unit (the giver of a case that has been handed over), its **partner** (who accepted it), the unit **above** the lead, the book's **coordination
            office**, a **stranger** of the same book. `+` done or shown, `~` refused for the state of the record or for what was sent, `-` refused to who asks, `0` not there for who asks. The last column asks by an id that somebody made up.
            """;

    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);

    private final ApplicationContext context;
    private final MatrixRecords records;
    private final UnitId lead;
    private final UnitId partner;
    private final By by;

    MatrixStates(ApplicationContext context, MatrixRecords records) {
        this.context = context;
        this.records = records;
        lead = Relation.LEAD.unit(context);
        partner = Relation.PARTNER.unit(context);
        by = By.now("Cán bộ nhập", lead);
    }

    /** A record, and its version as it is now. */
    record Known(RecordKey key, int version) {}

    /** A state, with a record that is in it. */
    final class State {
        private final String name;
        private final String table;
        private final Supplier<RecordKey> making;
        private RecordKey key;

        private State(String name, String table, Supplier<RecordKey> making) {
            this.name = name;
            this.table = table;
            this.making = making;
            key = made();
        }

        String name() {
            return name;
        }

        Known known() {
            return new Known(key, version());
        }

        void anew() {
            key = made();
        }

        private RecordKey made() {
            return Acting.asSystem(making);
        }

        private int version() {
            return Acting.asSystem(() -> context.getBean(JdbcClient.class)
                    .sql("select version from " + table + " where book = :book and id = :id")
                    .param("book", key.book().value())
                    .param("id", key.id())
                    .query(Integer.class)
                    .optional()
                    .orElse(1));
        }
    }

    List<State> activities() {
        return List.of(
                activity("draft", this::draft),
                activity("submitted", this::submitted),
                activity("withdrawn", this::withdrawn),
                activity("merged", this::merged),
                activity("made up", this::fresh));
    }

    List<State> cases() {
        return List.of(
                new State("offered", "case_file", this::offered),
                new State("handed over", "case_file", this::handedOver),
                new State("made up", "case_file", this::fresh));
    }

    private State activity(String name, Supplier<RecordKey> making) {
        return new State(name, "activity", making);
    }

    private RecordKey fresh() {
        return new RecordKey(MatrixRecords.BOOK, UUID.randomUUID());
    }

    private RecordKey draft() {
        RecordKey key = fresh();
        context.getBean(RecordingActivity.class).saveDraft(key, MatrixRecords.patrol(lead, List.of(partner)), by);
        return key;
    }

    private RecordKey submitted() {
        RecordKey key = fresh();
        context.getBean(RecordingActivity.class)
                .submit(new Submission(key, MatrixRecords.patrol(lead, List.of(partner)), by));
        return key;
    }

    private RecordKey withdrawn() {
        RecordKey key = submitted();
        context.getBean(ChangingActivity.class).withdraw(key, 1, "Nhập nhầm", by);
        return key;
    }

    /** Into another one of the same lead. */
    private RecordKey merged() {
        RecordKey goes = submitted();
        context.getBean(MergingActivities.class)
                .merge(
                        new MergingActivities.Seen(submitted(), null),
                        new MergingActivities.Seen(goes, null),
                        List.of(),
                        "Nhập trùng",
                        by);
        return goes;
    }

    private RecordKey offered() {
        RecordKey key = fresh();
        records.open(key, lead, partner);
        context.getBean(HandlingCase.class).take(new Offering(key, partner, DAY, by));
        return key;
    }

    private RecordKey handedOver() {
        RecordKey key = offered();
        context.getBean(HandlingCase.class).take(Answering.accepting(key, DAY, By.now("Cán bộ nhận", partner)));
        return key;
    }
}
