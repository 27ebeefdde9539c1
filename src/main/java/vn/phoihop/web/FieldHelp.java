package vn.phoihop.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the words stand that say what a field of a form means: {@code help.PART.NAME}, where PART is the first part of the address, else
 * {@code help.NAME}. Of {@code partners[0].PERSONNEL_TURN} the last name counts; measures without words of their own have common ones.
 */
final class FieldHelp {

    private FieldHelp() {}

    static Optional<String> key(String field, Address address, Texts texts) {
        String name = field.substring(field.lastIndexOf('.') + 1).replaceAll("\\[.*", "");
        String part = address.path().split("/", 3)[1];
        boolean measure = name.equals(name.toUpperCase(Locale.ROOT));
        return Stream.of("help." + part + "." + name, "help." + name, measure ? "help.measure" : "")
                .filter(texts::has)
                .findFirst();
    }
}
