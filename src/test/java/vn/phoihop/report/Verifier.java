package vn.phoihop.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import vn.phoihop.PhoiHop;
import vn.phoihop.command.Launcher;

/** What {@code ./phoihop verify} said, and with which code it ended. */
record Verifier(int code, String text) {

    static Verifier run(Object... arguments) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream before = System.out;
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        try {
            System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
            int code = Launcher.run(
                    PhoiHop.class,
                    Stream.concat(Stream.of("verify"), Stream.of(arguments))
                            .map(Object::toString)
                            .toArray(String[]::new));
            return new Verifier(code, told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
        }
    }
}
