package vn.phoihop.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.Folding;

/** The words by which an activity is found: its own texts, its short id, and the names of kind, area and units as they were on its day. */
final class ActivityWords {

    private ActivityWords() {}

    static String of(Activity activity, Organisation organisation, Catalogue catalogue) {
        List<String> words = new ArrayList<>();
        Optional.ofNullable(activity.title()).ifPresent(words::add);
        Optional.ofNullable(activity.note()).ifPresent(words::add);
        catalogue.find(Kind.class, activity.kind()).ifPresent(kind -> {
            words.add(kind.name().vi());
            words.add(kind.name().en());
        });
        words.add(organisation.path(activity.area(), activity.occurredOn(), Locale.of("vi")));
        activity.units().stream()
                .flatMap(unit -> organisation.findUnit(unit, activity.occurredOn()).stream())
                .forEach(unit -> words.addAll(List.of(unit.name().vi(), unit.shortName(), unit.code())));
        words.add(Folding.shortId(activity.key()));
        return Folding.fold(String.join(" · ", words));
    }
}
