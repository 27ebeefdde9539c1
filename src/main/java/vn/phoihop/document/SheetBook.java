package vn.phoihop.document;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * A book of sheets (XLSX) written row by row, sheet after sheet, however long it gets. The same rows give the same bytes. It reaches the
 * target when it is closed.
 */
public final class SheetBook implements Closeable {

    private static final int LONGEST_NAME = 31;

    /** A twentieth larger than with the usual level, in two thirds of the time. */
    private static final int COMPRESSION = 5;

    private final OutputStream target;
    private final Path draft;
    private final OutputStream drafting;
    private final Workbook workbook;
    private final String title;
    private final @Nullable String marking;
    private final Set<String> names = new HashSet<>();
    private @Nullable Sheet open;

    private SheetBook(OutputStream target, String title, @Nullable String marking) throws IOException {
        this.target = target;
        this.title = title;
        this.marking = marking;
        draft = Files.createTempFile("sheets", ".xlsx");
        drafting = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16);
        workbook = new Workbook(drafting, FileDescription.PRODUCER, null);
        workbook.setCompressionLevel(COMPRESSION);
        workbook.setGlobalDefaultFont("Times New Roman", 12);
    }

    /**
     * Begins a book.
     *
     * @param target stays open
     * @param marking printed under each page and named on each sheet of what is not real ("DỮ LIỆU MINH HỌA")
     */
    public static SheetBook to(OutputStream target, String title, @Nullable String marking) {
        try {
            return new SheetBook(target, title, marking);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * Begins the next sheet; the one before takes no more rows.
     *
     * @param name shortened and made unique as spreadsheets ask for it
     * @param preamble lines above the table: what it is, window, cutoff; may be empty
     */
    public Sheet sheet(String name, List<String> preamble, List<SheetColumn> columns) {
        try {
            finishSheet();
            List<String> lines = marking == null
                    ? preamble
                    : Stream.concat(preamble.stream(), Stream.of(marking)).toList();
            Sheet sheet = new Sheet(workbook.newWorksheet(allowed(name)), lines, columns, marking);
            open = sheet;
            return sheet;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void finishSheet() throws IOException {
        if (open != null) {
            open.finish();
            open = null;
        }
    }

    /** As much of the name as a sheet can have, cut between words; without signs that spreadsheets refuse. */
    public static String shortened(String name) {
        String clean = clean(name).replaceAll(" +", " ");
        if (clean.length() <= LONGEST_NAME) {
            return clean;
        }
        int end = clean.lastIndexOf(' ', LONGEST_NAME - 1);
        String cut = clean.substring(0, end > 0 ? end : LONGEST_NAME - 1);
        return cut.replaceAll("[ ,;]+$", "") + "…";
    }

    private static String clean(String name) {
        return name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    }

    private String allowed(String name) {
        String clean = clean(name);
        String first = clean.substring(0, Math.min(LONGEST_NAME, clean.length()));
        String unique = first;
        for (int i = 2; !names.add(unique.toLowerCase(Locale.ROOT)); i++) {
            String suffix = " (" + i + ")";
            unique = first.substring(0, Math.min(LONGEST_NAME - suffix.length(), first.length())) + suffix;
        }
        return unique;
    }

    @Override
    public void close() {
        try {
            finishSheet();
            workbook.close();
            drafting.close();
            Packages.copy(draft, target, "docProps/core.xml", FileDescription.coreProperties(title));
            target.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            try {
                Files.deleteIfExists(draft);
            } catch (IOException left) {
                draft.toFile().deleteOnExit();
            }
        }
    }
}
