package vn.phoihop.notice;

import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses as mail servers everywhere take them: no quotes, no names beside, no line that could begin another header. */
final class MailAddress {

    private static final int LONGEST = 254;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern USABLE = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*@" + LABEL + "(\\." + LABEL + ")*");
    private static final int LONGEST_NAME = 64;

    private MailAddress() {}

    static boolean isUsable(String address) {
        return address.length() <= LONGEST
                && address.indexOf('@') <= LONGEST_NAME
                && USABLE.matcher(address).matches();
    }

    /** As typed, without what stands around it; the name of the server in small letters. */
    static String tidy(String typed) {
        String address = typed.strip();
        int at = address.lastIndexOf('@');
        return at < 0
                ? address
                : address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
    }

    static String require(String address) {
        if (!isUsable(address)) {
            throw new IllegalArgumentException("no address for mail");
        }
        return address;
    }
}
