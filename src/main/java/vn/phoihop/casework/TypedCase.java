package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.TypedNumber;

/** Reads a case or a milestone from the fields of its form. */
final class TypedCase {

    private TypedCase() {}

    static Typed<CaseForm> read(TypedFields fields, LocalDate today) {
        LocalDate day = fields.day("openedOn", today);
        Map<Integer, UnitId> partners = fields.partners(day);
        CaseForm form = new CaseForm(
                fields.required("kind"),
                fields.textOrNull("category"),
                fields.area("area", day),
                day,
                fields.unit("lead", day),
                List.copyOf(partners.values()),
                fields.textOrNull("title"),
                fields.textOrNull("note"),
                fields.ticked("exercise"));
        return new Typed<>(form, fields.problems(), rows(partners));
    }

    /** In which row of the form each of the partners stands. */
    private static Map<String, String> rows(Map<Integer, UnitId> partners) {
        Map<String, String> rows = new HashMap<>();
        partners.keySet().forEach(row -> rows.put("partners[" + rows.size() + "]", "partners[" + row + "]"));
        return rows;
    }

    static Typed<MilestoneForm> milestone(
            UUID id, TypedFields fields, CaseFile file, LocalDate today, Catalogue catalogue) {
        String stage = fields.required("stage");
        LocalDate day = fields.day("occurredOn", today);
        List<Amount> amounts = new ArrayList<>();
        Map<Integer, UnitId> partners = fields.partners(day);
        Map<String, String> names = rows(partners);
        for (Measure measure : counts(file, catalogue)) {
            Quantity amount = fields.amount(measure.code());
            // No subjects is nothing to write down: ownerless goods make cases, too.
            if (amount != null && !amount.isZero()) {
                names.put("amounts[" + amounts.size() + "]", measure.code());
                amounts.add(new Amount(measure.code(), amount));
            }
        }
        for (int row : fields.rows("quantity[", "]")) {
            String what = fields.text("what[" + row + "]");
            String field = "quantity[" + row + "]";
            Quantity amount = fields.amount(field);
            boolean typed = fields.ticked(field);
            if (what.isEmpty() && typed) {
                fields.problems().add(Problem.at("what[" + row + "]", ProblemCode.REQUIRED));
            } else if (!what.isEmpty() && !typed) {
                fields.problems().add(Problem.at(field, ProblemCode.REQUIRED));
            } else if (amount != null) {
                names.put("amounts[" + amounts.size() + "]", field);
                amounts.add(amount(what, amount, catalogue));
            }
        }
        return new Typed<>(
                new MilestoneForm(
                        id, stage, day, List.copyOf(partners.values()), amounts, fields.textOrNull("receiver")),
                fields.problems(),
                names);
    }

    /** Of "DRUGS_KG" or, in another unit, of "DRUGS_KG:G". */
    private static Amount amount(String what, Quantity written, Catalogue catalogue) {
        int colon = what.indexOf(':');
        String measure = colon < 0 ? what : what.substring(0, colon);
        Optional<WrittenUnit> unit = catalogue
                .find(Measure.class, measure)
                .flatMap(known -> WrittenUnit.find(known, what.substring(colon + 1)));
        return new Amount(measure, unit.map(one -> one.kept(written)).orElse(written));
    }

    /** What is counted by stages beside the case itself: subjects, arrests. */
    static List<Measure> counts(CaseFile file, Catalogue catalogue) {
        return measures(file, catalogue).stream().filter(Measure::staged).toList();
    }

    /** What is seized. */
    static List<Measure> goods(CaseFile file, Catalogue catalogue) {
        return measures(file, catalogue).stream()
                .filter(measure -> !measure.staged())
                .toList();
    }

    private static List<Measure> measures(CaseFile file, Catalogue catalogue) {
        return catalogue.find(Kind.class, file.kind()).stream()
                .flatMap(kind -> kind.counted().stream().skip(1))
                .flatMap(code -> catalogue.find(Measure.class, code).stream())
                .toList();
    }

    /** A case as it stands, as the fields of its form. */
    static Map<String, String> fields(CaseForm form, Function<Object, String> shown) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", form.kind());
        fields.put("category", Objects.toString(form.category(), ""));
        fields.put("area", form.area().toString());
        fields.put("openedOn", shown.apply(form.openedOn()));
        fields.put("lead", form.lead().toString());
        partners(form.partners(), fields);
        fields.put("title", Objects.toString(form.title(), ""));
        fields.put("note", Objects.toString(form.note(), ""));
        fields.put("exercise", form.exercise() ? "on" : "");
        return fields;
    }

    /** A milestone as it stands, as the fields of its form. */
    static Map<String, String> fields(
            Milestone milestone, CaseFile file, Catalogue catalogue, Function<Object, String> shown, Locale locale) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("stage", milestone.stage());
        fields.put("occurredOn", shown.apply(milestone.occurredOn()));
        fields.put("receiver", Objects.toString(milestone.receiver(), ""));
        partners(milestone.partners(), fields);
        List<String> counts =
                counts(file, catalogue).stream().map(Measure::code).toList();
        int row = 0;
        for (Amount amount : milestone.amounts()) {
            if (counts.contains(amount.measure())) {
                fields.put(amount.measure(), TypedNumber.write(amount.quantity(), locale));
            } else {
                fields.put("what[" + row + "]", amount.measure());
                fields.put("quantity[" + row + "]", TypedNumber.write(amount.quantity(), locale));
                row++;
            }
        }
        return fields;
    }

    private static void partners(List<UnitId> partners, Map<String, String> fields) {
        for (int i = 0; i < partners.size(); i++) {
            fields.put("partners[" + i + "]", partners.get(i).toString());
        }
    }
}
