package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Topic;

/** For how long items rest until they end by themselves, and for how long what they say is kept then: as long as the longest of their topics asks for. */
final class Keeping {

    private static final Pattern RULE = Pattern.compile("(\\w+) (\\d+)");

    private final List<Topic> topics;

    Keeping(Catalogue catalogue) {
        this.topics = catalogue.list(Topic.class);
    }

    List<Topic> topics() {
        return topics;
    }

    /** The months of each topic of an item. */
    SequencedMap<String, Integer> months(ItemForm form) {
        SequencedMap<String, Integer> months = new LinkedHashMap<>();
        form.topics().forEach(code -> months.put(code, months(code)));
        return months;
    }

    private int months(String code) {
        return days(code, Topic::keep, Topic.USUAL_KEEP);
    }

    private int days(String code, Function<Topic, Integer> says, int usual) {
        return topics.stream()
                .filter(topic -> topic.code().equals(code))
                .findFirst()
                .map(says)
                .orElse(usual);
    }

    /** For how many days each topic of an item lets it rest, longer while somebody owes an answer. */
    SequencedMap<String, Integer> rests(ItemForm form, boolean owed) {
        SequencedMap<String, Integer> days = new LinkedHashMap<>();
        form.topics()
                .forEach(code -> days.put(
                        code,
                        owed
                                ? days(code, Topic::lapses, Topic.USUAL_LAPSES)
                                : days(code, Topic::ends, Topic.USUAL_ENDS)));
        return days;
    }

    /** On this day it ends by itself unless something happens. */
    LocalDate ends(Item item) {
        LocalDate owed = item.owedUntil();
        LocalDate since = item.restsSince();
        return (owed != null && owed.isAfter(since) ? owed : since)
                .plusDays(longest(rests(item.form(), owed != null), Topic.USUAL_ENDS));
    }

    /** What something was done to on that day or later goes on, whatever its topics. */
    LocalDate restingSince(LocalDate day) {
        return day.minusDays(Math.min(
                Topic.USUAL_ENDS,
                topics.stream()
                        .mapToInt(topic -> Math.min(topic.ends(), topic.lapses()))
                        .min()
                        .orElse(Topic.USUAL_ENDS)));
    }

    private static int longest(SequencedMap<String, Integer> ofTopics, int usual) {
        return ofTopics.values().stream().mapToInt(Integer::intValue).max().orElse(usual);
    }

    /** From this day on it is kept no more. */
    LocalDate until(ItemForm form, LocalDate endedOn) {
        return endedOn.plusMonths(longest(months(form), Topic.USUAL_KEEP));
    }

    /** What ended later is kept on that day, whatever its topics; some days too late rather than too early, since months differ in length. */
    LocalDate latest(LocalDate day) {
        return day.minusMonths(shortest()).plusDays(3);
    }

    private int shortest() {
        return Math.min(
                Topic.USUAL_KEEP, topics.stream().mapToInt(Topic::keep).min().orElse(Topic.USUAL_KEEP));
    }

    /** As the book says it: {@code SEA 24; EPIDEMIC 12}. */
    static String rule(SequencedMap<String, Integer> months) {
        StringBuilder rule = new StringBuilder();
        months.forEach((topic, kept) -> rule.append(rule.isEmpty() ? "" : "; ")
                .append(topic)
                .append(' ')
                .append(kept));
        return rule.toString();
    }

    /** As it was said. */
    static SequencedMap<String, Integer> read(String rule) {
        SequencedMap<String, Integer> months = new LinkedHashMap<>();
        for (Matcher found = RULE.matcher(rule); found.find(); ) {
            months.put(found.group(1), Integer.valueOf(found.group(2)));
        }
        return months;
    }
}
