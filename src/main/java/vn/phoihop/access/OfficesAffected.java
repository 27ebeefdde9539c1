package vn.phoihop.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.AffectedByChange;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Texts;

/** Offices held in units that are about to change, and units that coordinate a book. */
@Component
@Order(100)
class OfficesAffected implements AffectedByChange {

    private static final String OFFICES = Sql.of("access/offices_in_units");
    private static final String COORDINATION = "COORDINATION";
    private static final int NAMED = 8;

    private record Office(String role, String name, String login, int book) {}

    private final JdbcClient jdbc;
    private final Texts texts;

    OfficesAffected(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    @Override
    public List<Affected> affectedBy(Touched touched) {
        if (touched.units().isEmpty()) {
            return List.of();
        }
        List<Office> found = jdbc.sql(OFFICES)
                .param("units", touched.units().stream().map(UnitId::value).toArray(Long[]::new))
                .param("from", touched.from())
                .param("most", COUNTED)
                .query(Office.class)
                .list();
        List<Affected> affected = new ArrayList<>();
        add(affected, "access.affected.offices", found, false);
        add(affected, "access.affected.coordination", found, true);
        return affected;
    }

    private void add(List<Affected> affected, String key, List<Office> all, boolean coordination) {
        List<Office> some = all.stream()
                .filter(one -> one.role().equals(COORDINATION) == coordination)
                .toList();
        if (!some.isEmpty()) {
            Locale locale = LocaleContextHolder.getLocale();
            affected.add(new Affected(
                    key,
                    some.size(),
                    true,
                    some.stream()
                            .limit(NAMED)
                            .map(one -> coordination
                                    ? new First(one.name(), null)
                                    : new First(
                                            one.name() + " · "
                                                    + texts.text(
                                                            locale,
                                                            Role.valueOf(one.role())
                                                                    .key()),
                                            "/accounts/" + one.login()))
                            .toList()));
        }
    }
}
