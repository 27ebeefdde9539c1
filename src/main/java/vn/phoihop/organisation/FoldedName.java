package vn.phoihop.organisation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A Vietnamese name made comparable: with its tone marks moved to the end of each syllable (hòa and hoà are the same word, NFC and NFD
 * too) and without any mark, for those who type without diacritics.
 */
record FoldedName(String marked, String plain) {

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    static FoldedName of(String name) {
        StringBuilder marked = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        StringBuilder tones = new StringBuilder();
        String text = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (TONES.indexOf(letter) >= 0) {
                tones.append(letter);
            } else if (Character.getType(letter) == Character.NON_SPACING_MARK) {
                marked.append(letter);
            } else if (Character.isLetterOrDigit(letter)) {
                marked.append(letter);
                plain.append(letter == 'đ' ? 'd' : letter);
            } else {
                marked.append(tones).append(' ');
                tones.setLength(0);
                plain.append(' ');
            }
        }
        marked.append(tones);
        return new FoldedName(marked.toString().strip(), plain.toString().strip());
    }

    /** Whether every word typed begins a word of this name; marks count only when they were typed. */
    boolean matches(FoldedName typed) {
        boolean marksTyped = !typed.marked.equals(typed.plain);
        List<String> words = Arrays.asList((marksTyped ? marked : plain).split(" +"));
        return Arrays.stream((marksTyped ? typed.marked : typed.plain).split(" +"))
                .allMatch(wanted -> words.stream().anyMatch(word -> word.startsWith(wanted)));
    }

    /**
     * How well it matches, less is better: whole words in a row come before words begun ("dong ho" is Đông Hồ before Đông Hòa), these before
     * scattered ones, short names before long ones.
     */
    int distance(FoldedName typed) {
        boolean words = (" " + plain + " ").contains(" " + typed.plain + " ");
        return (words ? 0 : plain.contains(typed.plain) ? 1000 : 2000) + plain.length();
    }
}
