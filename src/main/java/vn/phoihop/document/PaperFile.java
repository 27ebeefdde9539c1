package vn.phoihop.document;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file made of a paper.
 *
 * @param version 1, 2 … among the files of its record and kind
 * @param size in bytes
 * @param sha256 of its bytes, hexadecimal
 * @param createdBy the account's name
 */
public record PaperFile(Kind kind, int version, long size, String sha256, Instant createdAt, String createdBy) {

    /** The formats papers are written in. */
    public enum Kind {
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        PDF("application/pdf"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** The end of a file's name: {@code pdf}. */
        public String extension() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A file with its bytes. */
    public record Content(PaperFile file, byte[] bytes) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && file.equals(content.file) && Arrays.equals(bytes, content.bytes);
        }

        @Override
        public int hashCode() {
            return file.hashCode();
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    static String hexadecimal(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
