package vn.phoihop.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** What two records say, side by side, in the reader's words. */
@Component
class ComparingActivities {

    private final TwinWords words;
    private final Organisations organisations;
    private final Catalogues catalogues;

    ComparingActivities(TwinWords words, Organisations organisations, Catalogues catalogues) {
        this.words = words;
        this.organisations = organisations;
        this.catalogues = catalogues;
    }

    /** What both say of one thing. */
    record Line(String label, String one, String other) {

        boolean same() {
            return one.equals(other);
        }
    }

    /** All they say, thing by thing. */
    List<Line> lines(Activity one, Activity two, Page page) {
        List<Line> all = new ArrayList<>();
        all.add(new Line(page.text("activity.twins.when"), words.when(one), words.when(two)));
        all.add(new Line(page.text("record.fact.area"), area(one, page), area(two, page)));
        all.add(new Line(page.text("record.fact.lead"), name(one.lead(), page), name(two.lead(), page)));
        all.add(new Line(page.text("record.fact.partners"), partners(one, page), partners(two, page)));
        all.add(new Line(
                page.text("activity.column.state"),
                page.text(ActivityList.standing(one)),
                page.text(ActivityList.standing(two))));
        List<UnitId> units = new ArrayList<>(one.units());
        two.units().stream().filter(unit -> !units.contains(unit)).forEach(units::add);
        for (UnitId unit : units) {
            all.add(new Line(
                    page.text("activity.twins.putIn", name(unit, page)),
                    putIn(one, unit, page),
                    putIn(two, unit, page)));
        }
        all.add(new Line(
                page.text("record.fact.note"),
                one.note() == null ? "" : one.note(),
                two.note() == null ? "" : two.note()));
        all.add(new Line(page.text("activity.twins.recorded"), recorded(one, page), recorded(two, page)));
        return all;
    }

    private static String recorded(Activity one, Page page) {
        return one.recorded().actor() + " · " + page.show(one.recordedAt());
    }

    private String area(Activity one, Page page) {
        return organisations.current().path(one.area(), one.occurredOn(), page.locale());
    }

    private String partners(Activity one, Page page) {
        return one.partners().stream()
                .map(partner -> name(partner.unit(), page) + " ("
                        + page.text(partner.confirmation().label()) + ")")
                .collect(Collectors.joining(", "));
    }

    private String putIn(Activity one, UnitId unit, Page page) {
        return one.contributions().stream()
                .filter(part -> part.unit().equals(unit))
                .map(part -> measure(part.measure(), one.occurredOn(), page) + ": " + page.show(part.quantity()))
                .collect(Collectors.joining(", "));
    }

    String measure(String code, LocalDate day, Page page) {
        return catalogues
                .current(day)
                .find(Measure.class, code)
                .map(found -> page.text(found.name()))
                .orElse(code);
    }

    String name(UnitId unit, Page page) {
        return page.text(organisations.current().unit(unit).name());
    }
}
