package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.phoihop.vocabulary.LocalizedText;

/** The names a change is about, in one line: those it happens to and, after an arrow, what they come to be or to lie in. */
final class ToldChange {

    private ToldChange() {}

    static LocalizedText of(ChangeWished wished, Organisation known) {
        return new LocalizedText(of(wished, known, Locale.of("vi")), of(wished, known, Locale.ENGLISH));
    }

    private static String of(ChangeWished wished, Organisation known, Locale locale) {
        Side side = Side.of(wished.of(), known);
        String before = names(side, wished.places(), wished, locale);
        List<String> heirs = new ArrayList<>();
        wished.successors().forEach(id -> heirs.add(name(side, id, wished, locale)));
        wished.named().forEach(name -> heirs.add(name.name().in(locale)));
        Long parent = wished.parent();
        if (wished.kind() == ChangeKind.MOVE && parent != null) {
            heirs.add(name(side, parent, wished, locale));
        }
        if (wished.kind().answers()) {
            Side areas = Side.of(PlaceType.AREA, known);
            return before + ": " + names(areas, wished.areas(), wished, locale);
        }
        String after = String.join(", ", heirs);
        if (before.isEmpty() || after.isEmpty()) {
            return before + after;
        }
        return before + " → " + after;
    }

    private static String names(Side side, List<Long> ids, ChangeWished wished, Locale locale) {
        return ids.stream().map(id -> name(side, id, wished, locale)).collect(Collectors.joining(", "));
    }

    private static String name(Side side, long id, ChangeWished wished, Locale locale) {
        return side.on(id, wished.from())
                .map(DatedStates.State::name)
                .orElseGet(() -> side.name(id))
                .in(locale);
    }
}
