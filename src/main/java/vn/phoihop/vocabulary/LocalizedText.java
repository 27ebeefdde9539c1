package vn.phoihop.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The same text in Vietnamese and in English. */
public record LocalizedText(String vi, String en) {

    public LocalizedText {
        if (vi.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both languages: vi=" + vi + ", en=" + en);
        }
    }

    /** Several in a row; none at all is for the caller to word. */
    public static LocalizedText joined(String separator, List<LocalizedText> texts) {
        return new LocalizedText(
                texts.stream().map(LocalizedText::vi).collect(Collectors.joining(separator)),
                texts.stream().map(LocalizedText::en).collect(Collectors.joining(separator)));
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : vi;
    }
}
