package vn.phoihop.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.Folding;

/**
 * The words by which an item is found: its own, what was said in its thread, the names of its documents, its short id, and the names of its topics, area,
 * sender and recipients. A recalled one has none of its own.
 */
final class ItemWords {

    /** More recipients than this are found by their list, not by their names. */
    private static final int NAMED = 40;

    /** What was said first; two hundred recipients may have said two hundred things. */
    private static final int SAID = 60;

    private final Organisation organisation;
    private final Catalogue catalogue;

    ItemWords(Organisation organisation, Catalogue catalogue) {
        this.organisation = organisation;
        this.catalogue = catalogue;
    }

    String of(Item item) {
        List<String> words = new ArrayList<>();
        if (item.state() != ItemState.RECALLED) {
            Stream.of(item.form().title(), item.form().text())
                    .forEach(text -> Optional.ofNullable(text).ifPresent(words::add));
            item.thread().stream()
                    .filter(turn -> turn.move().side() != ItemMove.Side.SYSTEM)
                    .flatMap(turn -> Stream.ofNullable(turn.words()))
                    .distinct()
                    .limit(SAID)
                    .forEach(words::add);
            item.attachments().stream().map(Attachment::name).forEach(words::add);
        }
        item.form().topics().stream()
                .flatMap(code -> catalogue.find(Topic.class, code).stream())
                .map(Topic::name)
                .forEach(name -> words.addAll(List.of(name.vi(), name.en())));
        organisation
                .findArea(item.form().area())
                .ifPresent(area -> words.add(organisation.path(
                        area.id(), item.form().placeDay(ItemLines.day(item.listedAt())), Locale.of("vi"))));
        item.units().stream()
                .limit(NAMED)
                .flatMap(unit -> organisation.findUnit(unit).stream())
                .forEach(unit -> words.addAll(List.of(unit.name().vi(), unit.shortName(), unit.code())));
        words.add(Folding.shortId(item.key()));
        return Folding.fold(String.join(" · ", words));
    }
}
