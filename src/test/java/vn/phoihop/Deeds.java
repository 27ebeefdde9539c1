package vn.phoihop;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** What all random deeds share: by whom, where and when, what was told of each record so far, and the lot that draws. */
abstract class Deeds {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    final DeedGround ground;
    final Random random;
    final NaiveBooks naive;
    final List<BookId> books;
    final List<UnitId> units;
    final List<AreaId> areas;
    final List<AreaId> districts;

    Deeds(DeedGround ground) {
        this.ground = ground;
        this.random = ground.random;
        this.naive = ground.naive;
        this.books = ground.books;
        this.units = ground.units;
        this.areas = ground.areas;
        this.districts = ground.districts;
    }

    /** How often each is drawn, and how it is done: false where nothing of the kind is possible just now. */
    abstract List<Deed> all();

    record Deed(String name, int weight, BooleanSupplier doing) {}

    void told(RecordKey key, int version, NaiveBooks.State state, String deed) {
        ground.versions.put(key, version);
        naive.becomes(key, position(key), state, deed);
    }

    /** Of the last entry about the record; others may have written to its book since. */
    private long position(RecordKey key) {
        return asSystem(() ->
                        ground.ledger.latest(key.book(), Set.of(key.id()), ground.ledger.cutoff(Set.of(key.book()))))
                .getFirst()
                .position();
    }

    int version(RecordKey key) {
        return Objects.requireNonNull(ground.versions.get(key));
    }

    long common() {
        return asSystem(() -> ground.ledger.cutoff(Set.of())).common();
    }

    By by(UnitId unit) {
        return new By("thử", unit, ground.clock);
    }

    /** Mostly these days, sometimes long ago. */
    LocalDate day() {
        int ago = random.nextInt(10) == 0 ? random.nextInt(150) : random.nextInt(6);
        return today().minusDays(ago);
    }

    LocalDate dayFrom(LocalDate earliest) {
        LocalDate day = day();
        return day.isBefore(earliest) ? earliest : day;
    }

    List<UnitId> existing(LocalDate day, int many) {
        List<UnitId> found = new ArrayList<>(
                units.stream().filter(unit -> naive.exists(unit, day)).toList());
        Collections.shuffle(found, random);
        return List.copyOf(found.subList(0, many));
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    <T> T asSystem(Supplier<T> work) {
        return ground.asSystem(work);
    }

    LocalDate today() {
        return ground.today();
    }
}
