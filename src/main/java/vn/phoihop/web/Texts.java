package vn.phoihop.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.Problem;

/**
 * The words of all rooms in both languages, from {@code messages/<room>_vi.properties} and {@code messages/<room>_en.properties}.
 * A message with values is a {@link MessageFormat}: there an apostrophe is doubled; one without values is taken as it stands.
 */
@Component
public class Texts {

    public static final Locale VIETNAMESE = Locale.of("vi");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Map<String, String> vietnamese = read("vi");
    private final Map<String, String> english = read("en");
    private final Map<Locale, Map<String, MessageFormat>> parsed = new ConcurrentHashMap<>();

    /** The text of a key; values are written as the language writes numbers and dates. An unknown key shows itself, marked. */
    public String text(Locale locale, String key, Object... values) {
        String pattern = words(locale).get(key);
        if (pattern == null) {
            LOG.warn("no text for {}", key);
            return "⟦" + key + "⟧";
        }
        if (values.length == 0) {
            return pattern;
        }
        Formats formats = formats(locale);
        Object[] written = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            // Whole numbers stay numbers, for singular and plural.
            written[i] = values[i] instanceof Integer || values[i] instanceof Long ? values[i] : formats.any(values[i]);
        }
        return parsed(locale, pattern).format(written);
    }

    /** Taking a pattern apart costs more than filling it in; a format is used by a single thread at a time. */
    private MessageFormat parsed(Locale locale, String pattern) {
        return (MessageFormat) parsed.computeIfAbsent(locale, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(pattern, _ -> new MessageFormat(pattern, locale))
                .clone();
    }

    /** What is wrong and how to mend it, in words. */
    public String text(Locale locale, Problem problem) {
        return text(locale, problem.code().name(), problem.arguments().toArray());
    }

    public boolean has(String key) {
        return vietnamese.containsKey(key);
    }

    public Formats formats(Locale locale) {
        return new Formats(locale, ZONE);
    }

    Set<String> keys(Locale locale) {
        return words(locale).keySet();
    }

    String pattern(Locale locale, String key) {
        return words(locale).getOrDefault(key, "");
    }

    private Map<String, String> words(Locale locale) {
        return locale.getLanguage().equals("en") ? english : vietnamese;
    }

    private static Map<String, String> read(String language) {
        Map<String, String> words = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath:messages/*_" + language + ".properties")) {
                Properties properties = new Properties();
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                for (String key : properties.stringPropertyNames()) {
                    if (words.put(key, properties.getProperty(key)) != null) {
                        throw new IllegalStateException("the text " + key + " is in two files, one is " + file);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(words);
    }
}
