package vn.phoihop.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What an input or output error says to a person: Java leaves the reason out of several of them. */
final class Reason {

    private Reason() {}

    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case NoSuchFileException missing -> "cannot be created: " + missing.getFile();
            case FileAlreadyExistsException exists -> "not a directory: " + exists.getFile();
            case FileSystemException other when other.getReason() != null -> other.getReason() + ": " + other.getFile();
            default -> String.valueOf(e.getMessage());
        };
    }

    static boolean isFullDisk(String text) {
        return text.contains("No space left on device") || text.contains("Disk quota exceeded");
    }
}
