package vn.phoihop.web;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;

/**
 * Amounts as people type them, the same in every form: grouped by threes or not at all, in the way of the page's language. On English pages
 * "1.200" and "1,200" are refused: who is used to Vietnamese numbers means by each the opposite of what English readers mean.
 */
public final class TypedNumber {

    private static final Pattern VIETNAMESE =
            Pattern.compile("-?(?:\\d{1,15}|\\d{1,3}(?:\\.\\d{3}){1,4})(?:,\\d{1,12})?");
    private static final Pattern ENGLISH = Pattern.compile("-?(?:\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.\\d{1,12})?");
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9]\\d{0,2}[.,]\\d{3}");

    private TypedNumber() {}

    /** Refused at the field where it is no number, or could be two. */
    public static Quantity read(String field, String typed, Locale locale) {
        String text = typed.replace(" ", "").replace("\u00a0", "");
        boolean english = english(locale);
        if (english && AMBIGUOUS.matcher(text).matches()) {
            throw new Refused(Problem.at(
                    field,
                    ProblemCode.NUMBER_AMBIGUOUS,
                    typed,
                    text.replaceAll("[.,]", ""),
                    text.replace(',', '.') + "0"));
        }
        if (!(english ? ENGLISH : VIETNAMESE).matcher(text).matches()) {
            throw new Refused(Problem.at(field, ProblemCode.NOT_A_NUMBER, typed));
        }
        return new Quantity(new BigDecimal(
                english ? text.replace(",", "") : text.replace(".", "").replace(',', '.')));
    }

    /** As it stands in a field, so that it is read again as the same. */
    public static String write(Quantity quantity, Locale locale) {
        String plain = quantity.toString();
        if (!english(locale)) {
            return plain.replace('.', ',');
        }
        return AMBIGUOUS.matcher(plain).matches() ? plain + "0" : plain;
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
