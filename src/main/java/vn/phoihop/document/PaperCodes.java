package vn.phoihop.document;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.RecordKey;

/**
 * The codes under which papers are verified, one for each record: the book's number and twenty random characters, 100 bits, so that nobody
 * comes to a paper by guessing.
 */
@Component
public class PaperCodes {

    /** Without letters that are taken for digits or for each other. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final Pattern CODE = Pattern.compile("(\\d{1,9})-?([0-9A-HJKMNP-TV-Z]{" + LENGTH + "})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    PaperCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The code of a record's papers, drawn when it is asked for first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String give(RecordKey record) {
        StringBuilder drawn = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            drawn.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        jdbc.sql(Sql.of("document/insert_code"))
                .param("book", record.book().value())
                .param("record", record.id())
                .param("code", drawn.toString())
                .update();
        return find(record).orElseThrow();
    }

    /** As printed: {@code 1-7K3QF-9M2DX-…}; empty where none has been drawn. */
    @Transactional(readOnly = true)
    public Optional<String> find(RecordKey record) {
        return jdbc.sql("select code from paper_code where book = :book and record = :record")
                .param("book", record.book().value())
                .param("record", record.id())
                .query(String.class)
                .optional()
                .map(code -> printed(record.book().value(), code));
    }

    /** The record whose papers bear a code, however it was typed. */
    @Transactional(readOnly = true)
    public Optional<RecordKey> record(String typed) {
        String plain = typed.strip()
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        int end = plain.indexOf('-');
        Matcher code = CODE.matcher(
                end < 0
                        ? plain
                        : plain.substring(0, end) + "-" + plain.substring(end).replaceAll("[\\s–-]", ""));
        if (end < 0 || !code.matches()) {
            return Optional.empty();
        }
        int book = Integer.parseInt(code.group(1));
        return jdbc.sql("select record from paper_code where book = :book and code = :code")
                .param("book", book)
                .param("code", code.group(2))
                .query(UUID.class)
                .optional()
                .map(id -> RecordKey.of(book, id));
    }

    private static String printed(int book, String code) {
        StringBuilder printed = new StringBuilder().append(book);
        for (int i = 0; i < LENGTH; i += GROUP) {
            printed.append('-').append(code, i, i + GROUP);
        }
        return printed.toString();
    }
}
