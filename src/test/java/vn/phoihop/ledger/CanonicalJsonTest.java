package vn.phoihop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** What is written at once in canonical form is what the library makes of it; where it might not be, the library is asked. */
class CanonicalJsonTest {

    private record Inner(String zeta, UnitId alpha, List<Quantity> amounts) {}

    private record Outer(int b, Inner inner, String a, boolean c, Map<String, Object> more) {}

    @Test
    void writesWhatTheLibraryWrites() throws IOException {
        Random random = new Random(24);
        for (int i = 0; i < 2_000; i++) {
            Outer value = new Outer(
                    random.nextInt(),
                    new Inner(text(random), new UnitId(1 + random.nextInt(1_000_000)), List.of(Quantity.of("61.475"))),
                    text(random),
                    random.nextBoolean(),
                    more(random, 2));
            String written = CanonicalJson.write(value);
            assertThat(written).isEqualTo(new JsonCanonicalizer(CanonicalJson.writeLoosely(value)).getEncodedString());
        }
    }

    private static Map<String, Object> more(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            Object value = switch (random.nextInt(6)) {
                case 0 -> random.nextLong();
                case 1 -> random.nextDouble() * 1e9;
                case 2 -> text(random);
                case 3 -> new ArrayList<>(List.of(random.nextInt(), text(random)));
                case 4 -> depth > 0 ? more(random, depth - 1) : 0;
                default -> -random.nextInt(100);
            };
            map.put(text(random), value);
        }
        return map;
    }

    private static String text(Random random) {
        String letters = "aAbz09 _ăĐố\"\\/\n\t\u0001\u001f\u007f\u2028€Ω😀";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < random.nextInt(8); i++) {
            int at = letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
            text.appendCodePoint(letters.codePointAt(at));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\" :1}",
                "[1, 2]",
                "1.0",
                "1e3",
                "-0",
                "01",
                "12345678901234567",
                "\"\\u001F\"",
                "\"\\/\"",
                "{\"a\":1",
                "[1,]",
                "tru",
                "",
                "{}x"
            })
    void doubtsWhatIsNotInForm(String text) {
        assertThat(CanonicalText.holds(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"a\":[1,-2,0,true,null,\"\\n\"],\"aa\":{\"x\":\"ố\"},\"b\":false}", "0", "\"\""})
    void knowsWhatIs(String text) throws IOException {
        assertThat(CanonicalText.holds(text)).isTrue();
        if (text.startsWith("{") || text.startsWith("[")) {
            assertThat(new JsonCanonicalizer(text).getEncodedString()).isEqualTo(text);
        }
    }
}
