package vn.phoihop.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.web.Texts;

/** The words of mails: numbers, kinds, urgencies, days and links, in the language of whoever gets them. What they link to, only who signs in reads. */
@Component
class WritingMail {

    /** Named one by one; of more the mail tells how many they are. */
    private static final int NAMED = 20;

    private static final String SETTINGS = "/account/notices";

    private final Texts texts;
    private final MailServer server;

    WritingMail(Texts texts, MailServer server) {
        this.texts = texts;
        this.server = server;
    }

    /** A mail without its head. */
    record Written(String subject, String text) {}

    /** What has happened; the most urgent first. */
    Written news(List<NoticeLine> lines, String inbox, Locale locale) {
        List<String> text = new ArrayList<>();
        text.add(texts.text(locale, "notice.mail.news.begin", lines.size()));
        byUrgency(lines).forEach((urgency, number) -> text.add("– " + urgency(urgency, locale) + ": " + number));
        text.add("");
        for (NoticeLine line : lines.subList(0, Math.min(NAMED, lines.size()))) {
            text.add(line(line, locale));
            text.add("  " + server.address("/records/" + line.record()));
        }
        if (lines.size() > NAMED) {
            text.add(texts.text(locale, "notice.mail.news.more", lines.size() - NAMED));
        }
        text.add("");
        text.add(texts.text(locale, "notice.mail.inbox"));
        text.add("  " + server.address(inbox));
        return written(subject(lines, locale), text, locale);
    }

    private String subject(List<NoticeLine> lines, Locale locale) {
        Topic.Urgency most = lines.getFirst().urgency();
        int ofThese = byUrgency(lines).getOrDefault(most, 0);
        return most == Topic.Urgency.ORDINARY
                ? texts.text(locale, "notice.mail.news.subject", lines.size())
                : texts.text(
                        locale,
                        lines.size() == ofThese ? "notice.mail.news.urgent" : "notice.mail.news.mixed",
                        ofThese,
                        urgency(most, locale).toLowerCase(locale),
                        lines.size());
    }

    private static Map<Topic.Urgency, Integer> byUrgency(List<NoticeLine> lines) {
        // From the most urgent on: they come so.
        Map<Topic.Urgency, Integer> numbers = new LinkedHashMap<>();
        lines.forEach(line -> numbers.merge(line.urgency(), 1, Integer::sum));
        return numbers;
    }

    private String line(NoticeLine line, Locale locale) {
        String words = texts.text(
                locale,
                "notice.mail.line",
                urgency(line.urgency(), locale),
                texts.text(locale, "notice.kind." + line.kind()),
                texts.text(locale, "notice.what." + line.what()));
        String due = line.due() == null ? "" : texts.text(locale, "notice.mail.line.due", line.due());
        String exercise = line.exercise() ? texts.text(locale, "notice.mail.line.exercise") : "";
        return words + due + exercise;
    }

    Written digest(Inbox.Numbers numbers, String inbox, Locale locale) {
        List<String> text = new ArrayList<>();
        text.add(texts.text(locale, "notice.mail.digest.begin"));
        add(text, "notice.mail.digest.overdue", numbers.overdue(), locale);
        add(text, "notice.mail.digest.due", numbers.due(), locale);
        add(text, "notice.mail.digest.unread", numbers.unread(), locale);
        text.add("");
        text.add(texts.text(locale, "notice.mail.inbox"));
        text.add("  " + server.address(inbox));
        return written(
                texts.text(locale, "notice.mail.digest.subject", numbers.unread(), numbers.due(), numbers.overdue()),
                text,
                locale);
    }

    private void add(List<String> text, String key, int number, Locale locale) {
        if (number > 0) {
            text.add("– " + texts.text(locale, key, number));
        }
    }

    Written code(String code, Locale locale) {
        List<String> text = new ArrayList<>();
        text.add(texts.text(locale, "notice.mail.code.begin"));
        text.add("");
        text.add("  " + code);
        text.add("");
        text.add(texts.text(locale, "notice.mail.code.where"));
        text.add("  " + server.address(SETTINGS));
        text.add("");
        text.add(texts.text(locale, "notice.mail.code.unasked"));
        return new Written(texts.text(locale, "notice.mail.code.subject"), String.join("\n", text) + "\n");
    }

    Written trial(Locale locale) {
        return written(
                texts.text(locale, "notice.mail.trial.subject"),
                List.of(texts.text(locale, "notice.mail.trial.begin")),
                locale);
    }

    private Written written(String subject, List<String> text, Locale locale) {
        List<String> whole = new ArrayList<>(text);
        whole.add("");
        whole.add(texts.text(locale, "notice.mail.end"));
        whole.add("  " + server.address(SETTINGS));
        return new Written(subject, String.join("\n", whole) + "\n");
    }

    private String urgency(Topic.Urgency urgency, Locale locale) {
        return texts.text(locale, "notice.urgency." + urgency);
    }
}
