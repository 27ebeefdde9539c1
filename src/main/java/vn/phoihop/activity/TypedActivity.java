package vn.phoihop.activity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** The form as it was typed, read with all its problems at once. */
final class TypedActivity {

    /** So many partners fit on the form. */
    static final int PARTNERS = 4;

    private static final DateTimeFormatter VIETNAMESE = DateTimeFormatter.ofPattern("d/M/uuuu H:mm");

    private final Map<String, String> typed;
    private final ZoneId zone;
    private final List<Problem> problems = new ArrayList<>();

    TypedActivity(Map<String, String> typed, ZoneId zone) {
        this.typed = typed;
        this.zone = zone;
    }

    ActivityForm read() {
        @Nullable Instant startsAt = time("startsAt", true);
        @Nullable Instant endsAt = time("endsAt", false);
        @Nullable AreaId area = number("area", AreaId::new);
        @Nullable UnitId lead = number("lead", UnitId::new);
        if (area == null) {
            problems.add(Problem.at("area", ProblemCode.REQUIRED));
        }
        if (lead == null) {
            problems.add(Problem.at("lead", ProblemCode.REQUIRED));
        }
        List<UnitId> partners = new ArrayList<>();
        List<Contribution> contributions = new ArrayList<>();
        amounts("", lead, contributions);
        for (int i = 0; i < PARTNERS; i++) {
            @Nullable UnitId partner = number("partners[" + i + "]", UnitId::new);
            if (partner != null) {
                partners.add(partner);
                amounts("[" + i + "]", partner, contributions);
            }
        }
        if (!problems.isEmpty()) {
            // What can be said of the rest is said at once.
            problems.addAll(PlainText.problems("title", textOrNull("title")));
            problems.addAll(PlainText.problems("note", textOrNull("note")));
            throw new Refused(problems);
        }
        if (startsAt == null || area == null || lead == null) {
            throw new IllegalStateException("a missing value is a problem");
        }
        return new ActivityForm(
                text("kind"),
                startsAt,
                endsAt,
                area,
                lead,
                partners,
                contributions,
                textOrNull("title"),
                textOrNull("note"),
                !text("exercise").isEmpty());
    }

    private void amounts(String row, @Nullable UnitId unit, List<Contribution> contributions) {
        for (String measure : List.of("PERSONNEL_TURN", "CRAFT_TURN")) {
            String field = measure + row;
            String amount = text(field).replace(".", "").replace(',', '.');
            if (amount.isEmpty() || unit == null) {
                continue;
            }
            try {
                contributions.add(new Contribution(unit, measure, new Quantity(new BigDecimal(amount))));
            } catch (NumberFormatException unreadable) {
                problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text(field)));
            }
        }
    }

    private @Nullable Instant time(String field, boolean required) {
        String text = text(field);
        if (text.isEmpty()) {
            if (required) {
                problems.add(Problem.at(field, ProblemCode.REQUIRED));
            }
            return null;
        }
        try {
            LocalDateTime local =
                    text.contains("T") ? LocalDateTime.parse(text) : LocalDateTime.parse(text, VIETNAMESE);
            return local.atZone(zone).toInstant();
        } catch (DateTimeParseException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    private <T> @Nullable T number(String field, LongFunction<T> id) {
        String text = text(field);
        try {
            return text.isEmpty() ? null : id.apply(Long.parseLong(text));
        } catch (IllegalArgumentException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    private String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    private @Nullable String textOrNull(String field) {
        return text(field).isEmpty() ? null : text(field);
    }
}
