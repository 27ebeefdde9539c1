package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Window;

/** Reads an item from the fields of its form, and writes it into them. */
final class TypedItem {

    /** Before the code of each topic ticked. */
    static final String TOPIC = "topic-";

    private TypedItem() {}

    /** @param topics the codes known; each has a box of its own */
    static Typed read(TypedFields fields, List<String> topics, Organisation organisation) {
        ItemKind kind = Objects.requireNonNullElse(fields.value("kind", ItemKind::valueOf), ItemKind.BULLETIN);
        boolean asks = kind == ItemKind.VERIFICATION;
        boolean countOnly = fields.ticked("countOnly");
        TypedRecipients recipients = TypedRecipients.read(fields, organisation);
        ItemForm form = new ItemForm(
                kind,
                topics.stream().filter(code -> fields.ticked(TOPIC + code)).toList(),
                fields.area("area"),
                observed(fields),
                countOnly ? null : fields.textOrNull("title"),
                countOnly ? null : fields.textOrNull("text"),
                fields.unit("sender"),
                Objects.requireNonNullElse(fields.value("urgency", Topic.Urgency::valueOf), Topic.Urgency.ORDINARY),
                asks ? null : fields.value("confidence", Confidence::valueOf),
                asks ? null : fields.value("impact", Impact::valueOf),
                recipients.units(),
                recipients.groups(),
                recipients.saved(),
                asks ? fields.day("due") : null,
                fields.ticked("consent"),
                countOnly,
                fields.ticked("exercise"),
                fields.uuid("follows"),
                fields.value("followsBook", text -> new BookId(Integer.parseInt(text))));
        return new Typed(form, fields.problems(), recipients.names());
    }

    /** On a form the last day is the last one meant, inside the window ends after it. */
    private static @Nullable Window observed(TypedFields fields) {
        LocalDate from = fields.day("observedFrom");
        LocalDate last = fields.day("observedLast");
        if (from == null) {
            if (last != null) {
                fields.problems().add(Problem.at("observedFrom", ProblemCode.REQUIRED));
            }
            return null;
        }
        LocalDate to = last == null ? from.plusDays(1) : last.plusDays(1);
        if (!from.isBefore(to)) {
            fields.problems().add(Problem.at("observedLast", ProblemCode.ENDS_BEFORE_IT_BEGINS, from, to.minusDays(1)));
            return null;
        }
        return new Window(from, to);
    }

    /** An item as it stands, as the fields of its form. */
    static Map<String, String> fields(ItemForm form, Organisation organisation, Function<Object, String> shown) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", form.kind().name());
        form.topics().forEach(code -> fields.put(TOPIC + code, "on"));
        fields.put("area", form.area().toString());
        Window observed = form.observed();
        if (observed != null) {
            fields.put("observedFrom", shown.apply(observed.from()));
            fields.put("observedLast", shown.apply(observed.lastDay()));
        }
        fields.put("title", Objects.toString(form.title(), ""));
        fields.put("text", Objects.toString(form.text(), ""));
        fields.put("sender", form.sender().toString());
        fields.put("urgency", form.urgency().name());
        fields.put(
                "confidence", form.confidence() == null ? "" : form.confidence().name());
        fields.put("impact", form.impact() == null ? "" : form.impact().name());
        TypedRecipients.put(form.units(), form.groups(), organisation, fields);
        form.saved().forEach(id -> fields.put(TypedRecipients.SAVED + id, "on"));
        fields.put("due", form.due() == null ? "" : shown.apply(form.due()));
        fields.put("consent", form.consent() ? "on" : "");
        fields.put("countOnly", form.countOnly() ? "on" : "");
        fields.put("exercise", form.exercise() ? "on" : "");
        fields.put("follows", Objects.toString(form.follows(), ""));
        fields.put("followsBook", Objects.toString(form.followsBook(), ""));
        return fields;
    }
}
