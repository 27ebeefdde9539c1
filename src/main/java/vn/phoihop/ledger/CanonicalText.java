package vn.phoihop.ledger;

/**
 * Whether a JSON text is in canonical form (RFC 8785) already: members in order, plain whole numbers, no escapes but the short ones, no
 * white space. It says no where it would have to think: then the text is put into form the long way.
 */
final class CanonicalText {

    /** Whole numbers of so many digits are the same as binary fractions. */
    private static final int DIGITS = 15;

    private final String text;
    private int at;

    private CanonicalText(String text) {
        this.text = text;
    }

    static boolean holds(String text) {
        CanonicalText reading = new CanonicalText(text);
        return reading.value() && reading.at == text.length();
    }

    private boolean value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("rue");
            case 'f' -> word("alse");
            case 'n' -> word("ull");
            case '-' -> isDigit(peek()) && peek() != '0' && number(next());
            default -> isDigit(last()) && number(last());
        };
    }

    private boolean object() {
        if (peek() == '}') {
            at++;
            return true;
        }
        int nameBefore = -1;
        int lengthBefore = 0;
        while (true) {
            int name = at + 1;
            if (next() != '"' || !string()) {
                return false;
            }
            int length = at - 1 - name;
            if (nameBefore >= 0 && !comesBefore(nameBefore, lengthBefore, name, length)) {
                return false;
            }
            nameBefore = name;
            lengthBefore = length;
            if (next() != ':' || !value()) {
                return false;
            }
            switch (next()) {
                case ',' -> {}
                case '}' -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
    }

    /** In the order of UTF-16; a name with an escape in it is not compared. */
    private boolean comesBefore(int one, int oneLength, int other, int otherLength) {
        for (int i = 0; i < Math.min(oneLength, otherLength); i++) {
            char a = text.charAt(one + i);
            char b = text.charAt(other + i);
            if (a == '\\' || b == '\\') {
                return false;
            }
            if (a != b) {
                return a < b;
            }
        }
        return oneLength < otherLength;
    }

    private boolean array() {
        if (peek() == ']') {
            at++;
            return true;
        }
        while (value()) {
            switch (next()) {
                case ',' -> {}
                case ']' -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    /** Its beginning has been read. */
    private boolean string() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c == '\\' ? "\"\\bfnrt".indexOf(next()) < 0 : c < ' ' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return false;
    }

    private boolean number(char first) {
        int digits = 1;
        while (isDigit(peek())) {
            at++;
            digits++;
        }
        char after = peek();
        return digits <= DIGITS
                && (first != '0' || digits == 1)
                && (after == ',' || after == '}' || after == ']' || after == 0);
    }

    private boolean word(String rest) {
        boolean found = text.startsWith(rest, at);
        at += rest.length();
        return found;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** 0 behind the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private char last() {
        return at <= text.length() ? text.charAt(at - 1) : 0;
    }
}
