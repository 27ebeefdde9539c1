package vn.phoihop.notice;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** What somebody wants and when, as a form or a program sends it. */
record TypedTimes(
        @Nullable String wanted,
        @Nullable String digestAt,
        @Nullable String quietFrom,
        @Nullable String quietTo) {

    /** As people write it: 7:00 or 07:00. */
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm");

    /** As read. */
    record Read(Wanted wanted, NoticeTimes times) {}

    /** All that cannot be read is told at once. */
    Read read() {
        List<Problem> problems = new ArrayList<>();
        Wanted read = Arrays.stream(Wanted.values())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElse(null);
        if (read == null) {
            problems.add(
                    wanted == null || wanted.isBlank()
                            ? Problem.at("wanted", ProblemCode.REQUIRED)
                            : Problem.at(
                                    "wanted",
                                    ProblemCode.VALUE_UNKNOWN,
                                    wanted,
                                    Arrays.stream(Wanted.values())
                                            .map(Wanted::name)
                                            .collect(Collectors.joining(", "))));
        }
        LocalTime digest = time("digestAt", digestAt, problems);
        LocalTime from = time("quietFrom", quietFrom, problems);
        LocalTime to = time("quietTo", quietTo, problems);
        Refused.ifAny(problems);
        if (read == null || digest == null || from == null || to == null) {
            throw new IllegalStateException("what is missing has been told");
        }
        NoticeTimes times = new NoticeTimes(digest, from, to);
        if (times.quietAt(digest)) {
            throw new Refused(Problem.at(
                    "digestAt", ProblemCode.NOTICE_DIGEST_IN_QUIET, digest.toString(), from.toString(), to.toString()));
        }
        if (digest.isAfter(NoticeTimes.LAST_DIGEST)) {
            throw new Refused(Problem.at(
                    "digestAt",
                    ProblemCode.NOTICE_DIGEST_TOO_LATE,
                    digest.toString(),
                    NoticeTimes.LAST_DIGEST.toString()));
        }
        return new Read(read, times);
    }

    private static @Nullable LocalTime time(String where, @Nullable String text, List<Problem> problems) {
        if (text == null || text.isBlank()) {
            problems.add(Problem.at(where, ProblemCode.REQUIRED));
            return null;
        }
        try {
            return LocalTime.parse(text.strip(), HOUR);
        } catch (DateTimeException unreadable) {
            problems.add(Problem.at(where, ProblemCode.NOT_AN_HOUR, text.strip()));
            return null;
        }
    }
}
