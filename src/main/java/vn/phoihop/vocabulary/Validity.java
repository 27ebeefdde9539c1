package vn.phoihop.vocabulary;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The days on which something holds, half-open; no {@code from} means since ever, no {@code to} means until further notice. */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {

    public static final Validity ALWAYS = new Validity(null, null);

    public Validity {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("a validity ends after it begins: " + from + "/" + to);
        }
    }

    public static Validity from(LocalDate from) {
        return new Validity(from, null);
    }

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    public boolean contains(Validity other) {
        return (from == null || other.from != null && !other.from.isBefore(from))
                && (to == null || other.to != null && !other.to.isAfter(to));
    }

    public boolean overlaps(Validity other) {
        return intersection(other).isPresent();
    }

    public Optional<Validity> intersection(Validity other) {
        LocalDate start = from == null || other.from != null && other.from.isAfter(from) ? other.from : from;
        LocalDate end = to == null || other.to != null && other.to.isBefore(to) ? other.to : to;
        return start != null && end != null && !start.isBefore(end)
                ? Optional.empty()
                : Optional.of(new Validity(start, end));
    }

    /** What of it lies before the day. */
    public Optional<Validity> before(LocalDate day) {
        return intersection(new Validity(null, day));
    }

    /** What of it lies on the day and after. */
    public Optional<Validity> since(LocalDate day) {
        return intersection(from(day));
    }

    /** ISO form {@code from/to}, {@code ..} where it is open. */
    @Override
    public String toString() {
        return (from == null ? ".." : from) + "/" + (to == null ? ".." : to);
    }
}
