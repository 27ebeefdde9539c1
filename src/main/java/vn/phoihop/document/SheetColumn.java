package vn.phoihop.document;

/**
 * A column of a sheet.
 *
 * @param width in characters
 */
public record SheetColumn(String header, Type type, double width) {

    /** What the cells hold, so that a spreadsheet can calculate with them. */
    public enum Type {
        TEXT("General"),
        /** Text that comes again and again, such as names: the file holds each once, and so does memory while it is written. */
        NAME("General"),
        /** {@code long}, {@code BigDecimal} or {@code Quantity}; exact, with the decimals it has. */
        NUMBER("#,##0.######"),
        /** {@code long}, {@code BigDecimal} or {@code Quantity} without decimals. */
        WHOLE("#,##0"),
        /** {@code LocalDate}. */
        DATE("dd/mm/yyyy"),
        /** {@code LocalDateTime}, local to the book. */
        MOMENT("dd/mm/yyyy hh:mm");

        private final String format;

        Type(String format) {
            this.format = format;
        }

        String format() {
            return format;
        }
    }

    public static SheetColumn text(String header, double width) {
        return new SheetColumn(header, Type.TEXT, width);
    }

    public static SheetColumn name(String header, double width) {
        return new SheetColumn(header, Type.NAME, width);
    }

    public static SheetColumn number(String header) {
        return new SheetColumn(header, Type.NUMBER, 14);
    }

    public static SheetColumn whole(String header) {
        return new SheetColumn(header, Type.WHOLE, 12);
    }

    public static SheetColumn date(String header) {
        return new SheetColumn(header, Type.DATE, 12);
    }

    public static SheetColumn moment(String header) {
        return new SheetColumn(header, Type.MOMENT, 18);
    }
}
