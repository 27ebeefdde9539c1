package vn.phoihop.ledger;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;

/** What is wrong and where: the first entry that does not hold. */
public record Flaw(BookId book, long position, Fault fault, List<String> arguments) {

    public static Flaw at(BookId book, long position, Fault fault, Object... arguments) {
        return new Flaw(
                book,
                position,
                fault,
                Arrays.stream(arguments).map(Object::toString).toList());
    }

    /** What is wrong, in words. */
    public LocalizedText words() {
        return new LocalizedText(in(fault.words().vi()), in(fault.words().en()));
    }

    /** What can be done about it. */
    public LocalizedText remedy() {
        return fault.remedy().words();
    }

    private String in(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).format(arguments.toArray());
    }
}
