package vn.phoihop.attachment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;

/** Numbers of a sheet as a reader sees them. */
final class SheetNumbers {

    private static final String GROUPED = "\\D*\\d{1,3}([.,\\u00A0\\u202F ’']\\d{3})+(\\D.*)?";
    private static final int MOST_FORMATS = 70_000;
    /** Numbers are shorter. */
    private static final int LONGEST = 400;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    /** Learns from the styles, which the other reader is told of, too. */
    XmlPart.Reader styles(XmlPart.Reader other) {
        return new XmlPart.Reader() {
            private boolean ofCells;

            @Override
            public void begins(String element, XMLStreamReader attributes) {
                if (element.equals("cellXfs")) {
                    ofCells = true;
                } else if (element.equals("numFmt") && formats.size() < MOST_FORMATS) {
                    formats.put(number(XmlPart.value(attributes, "numFmtId")), XmlPart.value(attributes, "formatCode"));
                } else if (ofCells && element.equals("xf") && formatOfStyle.size() < MOST_FORMATS) {
                    formatOfStyle.add(number(XmlPart.value(attributes, "numFmtId")));
                }
                other.begins(element, attributes);
            }

            @Override
            public void words(String element, String text) {
                other.words(element, text);
            }

            @Override
            public void comment(String text) {
                other.comment(text);
            }

            @Override
            public void ends(String element) {
                ofCells &= !element.equals("cellXfs");
                other.ends(element);
            }
        };
    }

    /** An amount in groups as it is shown; any other with its plain digits, since not all formats show them. */
    String shown(String value, String style) {
        if (value.length() > LONGEST) {
            return value;
        }
        try {
            BigDecimal exact = new BigDecimal(value.strip());
            if (beyond(exact)) {
                return value;
            }
            int index = number(style);
            int format = index >= 0 && index < formatOfStyle.size() ? formatOfStyle.get(index) : 0;
            String code = formats.getOrDefault(format, BuiltinFormats.getBuiltinFormat(format));
            String text = code == null || format == 0
                    ? ""
                    : formatter.formatRawCellContents(exact.doubleValue(), format, code);
            return text.matches(GROUPED) ? text : exact.stripTrailingZeros().toPlainString() + "\n" + text;
        } catch (NumberFormatException none) {
            return value;
        }
    }

    /** A number with its plain digits; what is none as it is. */
    static String plain(String value) {
        if (value.length() > LONGEST) {
            return value;
        }
        try {
            BigDecimal exact = new BigDecimal(value.strip());
            return beyond(exact) ? value : exact.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException none) {
            return value;
        }
    }

    private static boolean beyond(BigDecimal exact) {
        return exact.precision() - exact.scale() > 30 || exact.scale() > 400;
    }

    /** What a format says itself, whatever the number: not the places of digits. */
    static String said(String format) {
        StringBuilder said = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < format.length(); i++) {
            char sign = format.charAt(i);
            if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && sign == '\\' && i + 1 < format.length()) {
                said.append(format.charAt(++i));
            } else if (quoted || "0#?".indexOf(sign) < 0) {
                said.append(sign);
            }
        }
        return said.toString();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
