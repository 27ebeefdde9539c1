package vn.phoihop.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Category;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.Folding;

/** The words by which a case is found: its own texts, to whom it was handed over outside the book, its short id, and the names of kind, category, area and units as they were on its day. */
final class CaseWords {

    private final Organisation organisation;

    CaseWords(Organisation organisation) {
        this.organisation = organisation;
    }

    String of(CaseFile file, Catalogue catalogue) {
        List<String> words = new ArrayList<>();
        Stream.of(file.form().title(), file.form().note())
                .forEach(text -> Optional.ofNullable(text).ifPresent(words::add));
        file.milestones().forEach(one -> Optional.ofNullable(one.receiver()).ifPresent(words::add));
        catalogue
                .find(Kind.class, file.kind())
                .map(Kind::name)
                .ifPresent(name -> words.addAll(List.of(name.vi(), name.en())));
        Optional.ofNullable(file.category())
                .flatMap(code -> catalogue.find(Category.class, code))
                .map(Category::name)
                .ifPresent(name -> words.addAll(List.of(name.vi(), name.en())));
        words.add(organisation.path(file.area(), file.openedOn(), Locale.of("vi")));
        file.units().stream()
                .flatMap(unit -> organisation.findUnit(unit, file.openedOn()).stream())
                .forEach(unit -> words.addAll(List.of(unit.name().vi(), unit.shortName(), unit.code())));
        words.add(Folding.shortId(file.key()));
        return Folding.fold(String.join(" · ", words));
    }
}
