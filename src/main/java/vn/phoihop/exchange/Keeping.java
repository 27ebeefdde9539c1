package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Topic;

/** For how long what items say is kept after they have ended: as long as the longest of their topics asks for. */
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
        return topics.stream()
                .filter(topic -> topic.code().equals(code))
                .findFirst()
                .map(Topic::keep)
                .orElse(Topic.USUAL_KEEP);
    }

    /** From this day on it is kept no more. */
    LocalDate until(ItemForm form, LocalDate endedOn) {
        return endedOn.plusMonths(
                months(form).values().stream().mapToInt(Integer::intValue).max().orElse(Topic.USUAL_KEEP));
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
