package vn.phoihop.attachment;

import java.util.regex.Pattern;

/** What formulas of sheets do besides counting. */
final class Formulas {

    private static final Pattern FETCHES =
            Pattern.compile("(?i)\\b(WEBSERVICE|IMAGE|RTD|CALL|REGISTER(\\.ID)?|EXEC|DDE)\\s*+\\(");

    private Formulas() {}

    /** Whether one fetches something or starts a program: by a function that does, or as {@code program|'what to do'!A0}. */
    static boolean fetch(String formula) {
        int asks = formula.indexOf('|');
        return asks >= 0 && formula.indexOf('!', asks) >= 0
                || FETCHES.matcher(formula).find();
    }
}
