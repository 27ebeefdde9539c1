package vn.phoihop.attachment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of documents that are taken in; which one it is its content says, and its name must agree. */
public enum DocumentType {
    PDF("application/pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ODT("application/vnd.oasis.opendocument.text"),
    ODS("application/vnd.oasis.opendocument.spreadsheet"),
    CSV("text/csv"),
    TXT("text/plain");

    private final String mediaType;

    DocumentType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether its words lie in the open. */
    boolean plain() {
        return this == CSV || this == TXT;
    }

    static Optional<DocumentType> named(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        return fileName.indexOf('.') < 0
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(type -> type.name().equals(ending))
                        .findFirst();
    }

    /** As a sentence lists them. */
    public static String all() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** For the file field of a page. */
    public static String endings() {
        return Arrays.stream(values())
                .map(type -> "." + type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
