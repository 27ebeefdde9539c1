package vn.phoihop.vocabulary;

import java.util.Locale;

/** The same text in Vietnamese and in English. */
public record LocalizedText(String vi, String en) {

    public LocalizedText {
        if (vi.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both languages: vi=" + vi + ", en=" + en);
        }
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : vi;
    }
}
