package vn.phoihop.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;

/** What an input or output error says to a person: Java leaves the reason out of several of them. */
final class Reason {

    private Reason() {}

    static LocalizedText of(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> said("không có quyền: ", "permission denied: ", denied.getFile());
            case NoSuchFileException missing -> said("không tạo được: ", "cannot be created: ", missing.getFile());
            case FileAlreadyExistsException exists ->
                said("không phải thư mục: ", "not a directory: ", exists.getFile());
            case FileSystemException other
            when other.getReason() != null ->
                said(system(other.getReason()), other.getReason() + ": ", other.getFile());
            default -> said("", "", e.getMessage());
        };
    }

    private static LocalizedText said(String vi, String en, @Nullable String what) {
        return new LocalizedText(vi + what, en + what);
    }

    /** What Linux says most often of a file it does not write. */
    private static String system(String reason) {
        return switch (reason) {
            case "Read-only file system" -> "hệ thống tệp chỉ cho đọc: ";
            case "No space left on device" -> "hết chỗ trên ổ đĩa: ";
            case "Not a directory" -> "không phải thư mục: ";
            default -> reason + ": ";
        };
    }
}
