package vn.phoihop.postgres;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What is told while one waits, in the language of the session; Vietnamese unless that is English. */
final class Texts {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(
            "messages/postgres",
            Locale.getDefault(Locale.Category.DISPLAY).getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("vi"),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Texts() {}

    static String of(String key, Object... arguments) {
        return new MessageFormat(TEXTS.getString(key), TEXTS.getLocale()).format(arguments);
    }
}
