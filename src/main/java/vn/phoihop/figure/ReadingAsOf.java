package vn.phoihop.figure;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Address;

/**
 * Reads up to where an address asks to know things: {@code ?asOf=} with a day (to its end), a minute or a cutoff, or {@code ?cutoff=}. A time
 * is turned into the positions the books had reached then. Books of records begin empty; the common book is read at least up to the
 * installation's first load, since without any organisation nothing recorded could be read: an installation that takes over older records
 * shows them in the organisation it began with.
 */
@Component
public class ReadingAsOf {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String PARAMETER = "asOf";

    private static final List<DateTimeFormatter> DAYS = formats("d/M/uuuu", "uuuu-MM-dd");
    private static final List<DateTimeFormatter> MINUTES =
            formats("d/M/uuuu H:mm", "H:mm d/M/uuuu", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd HH:mm");

    private final Ledger ledger;
    private final Books books;
    private final Organisations organisations;
    private final Catalogues catalogues;
    private final Clock clock;

    ReadingAsOf(Ledger ledger, Books books, Organisations organisations, Catalogues catalogues, Clock clock) {
        this.ledger = ledger;
        this.books = books;
        this.organisations = organisations;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    private static List<DateTimeFormatter> formats(String... patterns) {
        return List.of(patterns).stream()
                .map(pattern ->
                        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT))
                .toList();
    }

    /** What the address asks for; empty where it asks for the present. Refused where that cannot be known. */
    @Transactional(readOnly = true)
    public Optional<AsOf> find(Address address) {
        String asOf = address.get(PARAMETER).strip();
        String cutoff = address.get("cutoff").strip();
        if (!asOf.isEmpty() && !cutoff.isEmpty()) {
            throw new Refused(Problem.at(PARAMETER, ProblemCode.AS_OF_TWICE));
        }
        return Optional.of(asked(address)).filter(text -> !text.isEmpty()).map(this::read);
    }

    /** The time or cutoff that an address asks for, as it is written there; empty for now. */
    static String asked(Address address) {
        return (address.get(PARAMETER) + address.get("cutoff")).strip();
    }

    /**
     * For addresses at which only the present is known.
     *
     * @param instead where an earlier time can be asked for
     */
    public static void refuse(Address address, LocalizedText instead) {
        String asked = asked(address);
        if (!asked.isEmpty()) {
            throw new Refused(Problem.at(PARAMETER, ProblemCode.AS_OF_NOT_HERE, asked, instead));
        }
    }

    /** A cutoff that can be asked for now: where the common book and the first book in sight stand. */
    @Transactional(readOnly = true)
    public String example() {
        return AskedScope.books().stream()
                .min(Comparator.naturalOrder())
                .map(book -> ledger.cutoff(Set.of(book)).toString())
                .orElse("0:17,1:22941");
    }

    private AsOf read(String text) {
        // Dates have neither; the hour of a time is followed by one colon only.
        return text.matches("-?\\d+:-?\\d+(,-?\\d+:-?\\d+)*") ? AsOf.of(known(text)) : at(text);
    }

    /** As a cutoff of books in sight that have come so far. */
    private Cutoff known(String text) {
        Cutoff cutoff;
        try {
            cutoff = Cutoff.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw notReadable(text);
        }
        Set<BookId> sight = AskedScope.books();
        Cutoff heads = ledger.cutoff(sight);
        List<Problem> problems = new ArrayList<>();
        cutoff.positions().forEach((book, position) -> {
            if (!book.isCommon() && !sight.contains(book)) {
                problems.add(Problem.at(PARAMETER, ProblemCode.CUTOFF_BOOK_NOT_IN_SIGHT, book.value()));
            } else if (position < 0 || position > heads.position(book)) {
                problems.add(Problem.at(
                        PARAMETER,
                        ProblemCode.CUTOFF_BEYOND_HEAD,
                        books.get(book).name(),
                        position,
                        heads.position(book)));
            }
        });
        if (cutoff.books().isEmpty()) {
            problems.add(Problem.at(PARAMETER, ProblemCode.CUTOFF_WITHOUT_BOOK, example()));
        }
        Refused.ifAny(problems);
        return cutoff;
    }

    private AsOf at(String text) {
        Optional<LocalDate> day = first(DAYS, text, LocalDate::parse);
        LocalDateTime minute = day.map(one -> one.atTime(LocalTime.MAX.truncatedTo(ChronoUnit.MINUTES)))
                .or(() -> first(MINUTES, text, LocalDateTime::parse))
                .or(() -> moment(text))
                .orElseThrow(() -> notReadable(text));
        ZonedDateTime begins = day.map(one -> one.atStartOfDay(ZONE)).orElseGet(() -> minute.atZone(ZONE));
        if (begins.toInstant().isAfter(clock.instant())) {
            throw new Refused(Problem.at(
                    PARAMETER,
                    ProblemCode.AS_OF_IN_THE_FUTURE,
                    day.<Object>map(one -> one).orElse(minute)));
        }
        Instant last = minute.plusMinutes(1).atZone(ZONE).toInstant().minus(1, ChronoUnit.MICROS);
        Cutoff reached = ledger.cutoff(AskedScope.books(), last);
        long first = Math.max(organisations.firstKnown(), catalogues.firstKnown());
        boolean before = reached.common() < first;
        if (before) {
            Map<BookId, Long> positions = new TreeMap<>(reached.positions());
            positions.put(BookId.COMMON, first);
            reached = new Cutoff(positions);
        }
        return new AsOf(reached, minute, day.isPresent(), before);
    }

    private interface Parsing<T> {
        T parse(String text, DateTimeFormatter format);
    }

    private static <T> Optional<T> first(List<DateTimeFormatter> formats, String text, Parsing<T> parsing) {
        for (DateTimeFormatter format : formats) {
            try {
                return Optional.of(parsing.parse(text, format));
            } catch (DateTimeException other) {
                // The next form may fit.
            }
        }
        return Optional.empty();
    }

    /** As programs write times: with the offset, a space where an unescaped plus sign was. */
    private static Optional<LocalDateTime> moment(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.replace(' ', '+'))
                            .withZoneSameInstant(ZONE)
                            .toLocalDateTime())
                    .map(time -> time.truncatedTo(ChronoUnit.MINUTES));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private Refused notReadable(String text) {
        return new Refused(Problem.at(PARAMETER, ProblemCode.AS_OF_NOT_READABLE, text, example()));
    }
}
