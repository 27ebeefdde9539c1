package vn.phoihop.casework;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.Nearness;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Cases that may be the one somebody opens: opened twice, by two leads, it counts twice. A hint, never a refusal. */
@Component
class LikelyCases {

    /** They are opened no further apart. */
    static final int DAYS_APART = 3;

    /** So many are shown. */
    private static final int SHOWN = 5;

    private static final String LIKELY = Sql.of("casework/likely_cases");

    private final JdbcClient jdbc;
    private final Organisations organisations;

    LikelyCases(JdbcClient jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    /** One of the same kind and category. Of one that is out of sight no more is told than this. */
    record Likely(
            RecordKey key,
            LocalDate openedOn,
            AreaId area,
            UnitId lead,
            Nearness nearness,
            long daysApart,
            boolean inSight) {}

    /** Those of what is about to be opened; none where no category is named, or where area or day are not known. */
    @Transactional(readOnly = true)
    List<Likely> list(RecordKey key, CaseForm form) {
        return list(key, form, form.lead());
    }

    /** Those of a case that goes on, but for those it has been joined with or severed from. */
    @Transactional(readOnly = true)
    List<Likely> list(CaseFile file) {
        return file.state() == CaseState.OPEN || file.state() == CaseState.OFFERED
                ? list(file.key(), file.form(), file.lead())
                : List.of();
    }

    private List<Likely> list(RecordKey key, CaseForm form, UnitId lead) {
        Organisation organisation = organisations.current();
        LocalDate day = form.openedOn();
        if (form.category() == null || organisation.findArea(form.area(), day).isEmpty()) {
            return List.of();
        }
        return jdbc.sql(LIKELY)
                .param("book", key.book().value())
                .param("kind", form.kind())
                .param("category", form.category())
                .param("day", day.toString())
                .param("daysApart", DAYS_APART)
                .param("exercise", form.exercise())
                .param("area", form.area().value())
                .param(
                        "areas",
                        Nearness.around(form.area(), day, organisation).stream()
                                .map(AreaId::value)
                                .toArray(Long[]::new))
                .param("lead", lead.value())
                .param("id", key.id())
                .param("most", SHOWN)
                .query((row, i) -> {
                    LocalDate opened = row.getObject("opened_on", LocalDate.class);
                    AreaId area = new AreaId(row.getLong("area"));
                    return new Likely(
                            new RecordKey(key.book(), row.getObject("id", UUID.class)),
                            opened,
                            area,
                            new UnitId(row.getLong("lead_unit")),
                            Nearness.of(form.area(), area, day, organisation),
                            Math.abs(ChronoUnit.DAYS.between(day, opened)),
                            row.getBoolean("in_sight"));
                })
                .list();
    }
}
