package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.database.Acting;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.Address;

/** Where the books stood after each deed, and when it was recorded: the cutoffs at which figures are asked for. */
final class Marks {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private record Mark(Cutoff cutoff, Instant at) {}

    private final DeedGround ground;
    private final long seed;
    private final ReadingAsOf asOf;
    private final long firstKnown;
    private final List<Mark> all = Collections.synchronizedList(new ArrayList<>());

    Marks(ApplicationContext context, DeedGround ground, long seed) {
        this.ground = ground;
        this.seed = seed;
        this.asOf = context.getBean(ReadingAsOf.class);
        this.firstKnown = ground.asSystem(() -> Math.max(
                ground.organisations.firstKnown(),
                context.getBean(Catalogues.class).firstKnown()));
    }

    /** As the books stand; what is written is recorded at this time. */
    void set(Instant at) {
        all.add(new Mark(ground.asSystem(() -> ground.ledger.cutoff(ground.books)), at));
    }

    Cutoff last() {
        return all.getLast().cutoff();
    }

    /** Each book as it stood after some deed of its own. */
    Cutoff some() {
        Map<BookId, Long> positions = new HashMap<>();
        positions.put(BookId.COMMON, any().cutoff().common());
        ground.books.forEach(book -> positions.put(book, any().cutoff().position(book)));
        return new Cutoff(positions);
    }

    private Mark any() {
        return all.get(ground.random.nextInt(all.size()));
    }

    /** As a member of staff asks for a day; what the books had reached by its end is known from the marks. */
    Cutoff onSomeDay() {
        LocalDate day = LocalDate.ofInstant(any().at(), Deeds.ZONE);
        Map<BookId, Long> expected = new HashMap<>(Map.of(BookId.COMMON, firstKnown));
        ground.books.forEach(book -> expected.put(book, 0L));
        all.stream()
                .filter(mark -> !LocalDate.ofInstant(mark.at(), Deeds.ZONE).isAfter(day))
                .forEach(mark -> ground.books.forEach(
                        book -> expected.merge(book, mark.cutoff().position(book), Math::max)));
        Cutoff found = Acting.as(
                new Acting.Staff(
                        new AccountId(new UUID(0, 1)),
                        "thử",
                        null,
                        Set.copyOf(ground.books),
                        Set.of(),
                        Set.of(),
                        Set.of()),
                () -> asOf.find(Address.of("/?asOf=" + DAY.format(day)))
                        .orElseThrow()
                        .cutoff());
        assertThat(found).as("seed %s: as of %s", seed, day).isEqualTo(new Cutoff(expected));
        return found;
    }
}
