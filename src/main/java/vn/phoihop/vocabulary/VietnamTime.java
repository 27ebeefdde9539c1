package vn.phoihop.vocabulary;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments on the clocks of Viet Nam, for messages that reach people outside of a page and its book. */
public final class VietnamTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final DateTimeFormatter VIETNAMESE =
            DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("HH:mm:ss 'on' d MMMM yyyy '(Vietnam time)'", Locale.ENGLISH);

    private VietnamTime() {}

    /** {@code 06:53:35 ngày 27/11/2026}, {@code 06:53:35 on 27 November 2026 (Vietnam time)}. */
    public static LocalizedText inWords(Instant moment) {
        return new LocalizedText(VIETNAMESE.format(moment.atZone(ZONE)), ENGLISH.format(moment.atZone(ZONE)));
    }
}
