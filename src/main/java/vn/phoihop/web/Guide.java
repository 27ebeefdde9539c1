package vn.phoihop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The user guide, from the very text of {@code docs/guide.md} and {@code docs/guide/*.md}: there and here it is the same. A page of it holds
 * both languages under headings of their own; it uses headings, paragraphs, bold, italic, code, links, pictures, lists and tables, and this
 * reads no more than that. Everything else is shown as it is written.
 */
@Component
class Guide {

    /** The pages, each with the name of its file; the first is everybody's. */
    static final List<String> PAGES =
            List.of("guide", "recorder", "staff-officer", "commander", "records-clerk", "inspector", "administrator");

    /** Where the Vietnamese part of a page begins and where the English one does. */
    private static final Pattern VIETNAMESE = Pattern.compile("(?m)^## (Tiếng Việt|Mọi người)\\s*$");

    private static final Pattern ENGLISH = Pattern.compile("(?m)^## (English|Everybody)\\s*$");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\([^)]*?([a-z-]+\\.png)\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)]+)\\)");
    private static final Pattern NAMED = Pattern.compile("(?:\\.\\./)?(?:guide/)?([a-z-]+)\\.md");

    /** A page's title and its part in one language, as HTML of ours. */
    record Chapter(String name, String title, String html) {}

    Chapter chapter(String name, Locale locale) {
        String text = read(name.equals("guide") ? "guide.md" : "guide/" + name + ".md");
        boolean english = locale.getLanguage().equals("en");
        String[] titles =
                text.lines().findFirst().orElse("").replaceFirst("^# ", "").split(" · ", 2);
        return new Chapter(
                name, titles[english ? titles.length - 1 : 0], html(part(text, english) + pictures(text, english)));
    }

    Optional<byte[]> picture(String name) {
        return name.matches("[a-z-]+\\.png") ? bytes("pictures/" + name) : Optional.empty();
    }

    private static String part(String text, boolean english) {
        Matcher vi = VIETNAMESE.matcher(text);
        Matcher en = ENGLISH.matcher(text);
        if (!vi.find() || !en.find()) {
            throw new IllegalStateException("a page of the guide has a part for each language");
        }
        return english ? text.substring(en.end()) : text.substring(vi.end(), en.start());
    }

    /** Pictures stand once, in the part of either language. */
    private static String pictures(String text, boolean english) {
        StringBuilder missing = new StringBuilder();
        Matcher picture = PICTURE.matcher(part(text, !english));
        while (picture.find()) {
            missing.append("\n\n").append(picture.group());
        }
        return missing.toString();
    }

    private static String html(String text) {
        StringBuilder html = new StringBuilder();
        for (String block : text.strip().split("\\R\\s*\\R")) {
            List<String> lines = block.strip().lines().toList();
            String first = lines.getFirst();
            if (first.startsWith("#")) {
                html.append("<h2>")
                        .append(inline(first.replaceFirst("^#+ ", "")))
                        .append("</h2>");
            } else if (first.startsWith("|")) {
                html.append(table(lines));
            } else if (first.matches("(-|\\d+\\.) .*")) {
                html.append(list(lines));
            } else {
                html.append("<p>").append(inline(String.join(" ", lines))).append("</p>");
            }
            html.append('\n');
        }
        return html.toString();
    }

    private static String list(List<String> lines) {
        String tag = lines.getFirst().startsWith("-") ? "ul" : "ol";
        List<String> items = new ArrayList<>();
        for (String line : lines) {
            if (line.matches("(-|\\d+\\.) .*")) {
                items.add(line.replaceFirst("^(-|\\d+\\.) ", ""));
            } else {
                items.add(items.removeLast() + " " + line.strip());
            }
        }
        StringBuilder html = new StringBuilder("<" + tag + ">");
        items.forEach(item -> html.append("<li>").append(inline(item)).append("</li>"));
        return html.append("</").append(tag).append('>').toString();
    }

    /** The row under the head tells columns apart and is not shown. */
    private static String table(List<String> lines) {
        StringBuilder html = new StringBuilder("<table class=\"table\">");
        for (String line : lines) {
            if (line.matches("[|\\s:-]+")) {
                continue;
            }
            html.append("<tr>");
            for (String cell : line.replaceAll("^\\||\\|$", "").split("\\|", -1)) {
                html.append("<td>").append(inline(cell.strip())).append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</table>").toString();
    }

    private static String inline(String text) {
        String safe = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        safe = safe.replaceAll("`([^`]+)`", "<code>$1</code>");
        safe = PICTURE.matcher(safe)
                .replaceAll(
                        "<img class=\"img-fluid border rounded\" src=\"/help/pictures/$2\" alt=\"$1\" loading=\"lazy\">");
        safe = LINK.matcher(safe).replaceAll(link -> Matcher.quoteReplacement(link(link.group(1), link.group(2))));
        return safe.replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>").replaceAll("\\*([^*]+)\\*", "<em>$1</em>");
    }

    /** What lies beside the program in its documentation is named, what is here is linked. */
    private static String link(String words, String target) {
        Matcher named = NAMED.matcher(target);
        if (named.matches()) {
            String page = named.group(1);
            return PAGES.contains(page)
                    ? "<a href=\"/help/%s\">%s</a>".formatted(page, words)
                    : "%s (<code>docs/%s.md</code>)".formatted(words, page);
        }
        return target.startsWith("/") ? "<a href=\"%s\">%s</a>".formatted(target, words) : words;
    }

    /** The titles of all pages, by their names. */
    Map<String, String> titles(Locale locale) {
        Map<String, String> titles = new LinkedHashMap<>();
        PAGES.forEach(page -> titles.put(page, chapter(page, locale).title()));
        return titles;
    }

    private static String read(String name) {
        return new String(
                bytes(name).orElseThrow(() -> new IllegalStateException("the guide has no " + name)),
                StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> bytes(String name) {
        try (InputStream file = Guide.class.getResourceAsStream("/guide/" + name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
