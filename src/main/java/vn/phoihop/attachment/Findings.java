package vn.phoihop.attachment;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/** What speaks against a document, each thing once. Never what was found in it: problems end up in logs. */
final class Findings {

    /** Where words stand in a document. */
    enum Place {
        NAME("tên tệp", "its name"),
        METADATA("thuộc tính của tài liệu", "its properties"),
        TEXT("nội dung", "its text");

        private final LocalizedText label;

        Place(String vi, String en) {
            this.label = new LocalizedText(vi, en);
        }
    }

    /** No document that people write takes as long to be looked through, on a slow machine neither. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final long end = System.nanoTime() + LONGEST.toNanos();
    private final String name;
    private final Set<Problem> found = new LinkedHashSet<>();

    Findings(String name) {
        this.name = shown(name);
    }

    /** A name that must not be written down is not repeated either. */
    static String shown(String name) {
        return PlainText.marks(name).isEmpty() ? name : "…";
    }

    void add(ProblemCode code) {
        found.add(Problem.of(code, name));
    }

    void add(ProblemCode code, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = name;
        System.arraycopy(more, 0, arguments, 1, more.length);
        found.add(Problem.of(code, arguments));
    }

    /** To be asked wherever a document may keep its reader busy: one made to do so is given up. */
    void inTime() {
        if (System.nanoTime() - end > 0) {
            add(ProblemCode.ATTACHMENT_TAKES_TOO_LONG);
            throw new Words.NotLookedThrough();
        }
    }

    /** Says that it holds more words than are looked through. */
    Words.NotLookedThrough tooLong() {
        add(ProblemCode.ATTACHMENT_TEXT_TOO_LONG);
        return new Words.NotLookedThrough();
    }

    /** Says that it is packed in a way that is not looked into. */
    Words.NotLookedThrough unreadable() {
        add(ProblemCode.ATTACHMENT_UNREADABLE);
        return new Words.NotLookedThrough();
    }

    /** What the words of a place may not hold. */
    void words(Place place, String text) {
        for (ProblemCode mark : PlainText.marks(text)) {
            add(
                    switch (mark) {
                        case TEXT_WITH_IDENTITY_NUMBER -> ProblemCode.ATTACHMENT_WITH_IDENTITY_NUMBER;
                        case TEXT_WITH_PHONE -> ProblemCode.ATTACHMENT_WITH_PHONE;
                        case TEXT_WITH_PLATE -> ProblemCode.ATTACHMENT_WITH_PLATE;
                        default -> ProblemCode.ATTACHMENT_WITH_SECRECY_MARK;
                    },
                    place.label);
        }
    }

    List<Problem> list() {
        return List.copyOf(found);
    }

    boolean none() {
        return found.isEmpty();
    }
}
