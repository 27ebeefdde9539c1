package vn.phoihop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** What is hashed cannot change. The expected values were computed by a separate program from docs/ledger-format.md. */
class ChainTest {

    private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final String BODY = "{\"kind\":\"PATROL\",\"note\":\"Tuần tra đêm\"}";

    @Test
    void payloadHashIsPinned() {
        assertThat(Chain.payloadHash(SALT, BODY))
                .hasToString("eb0962e986fbc55743c18c351d2a8a013fe34825e6380f704c96c7f7d6d690ee");
    }

    @Test
    void entryWithoutTalliesIsPinned() {
        assertThat(Chain.entryHash(Hash.ZERO, envelope(1, null), Chain.payloadHash(SALT, BODY), List.of()))
                .hasToString("4ede761b4f6f55646e611c8ee9af0e27234d4360b583b730f16e1b3138da1df7");
    }

    @Test
    void entryWithTalliesAndAReversalIsPinned() {
        Tally patrol = new Tally(
                "PATROL",
                Quantity.ONE,
                LocalDate.of(2022, 1, 31),
                new AreaId(911),
                new UnitId(42),
                new ForceId(2),
                TallyRole.COUNTED,
                ForceSet.of(new ForceId(0), new ForceId(2)),
                "PATROL",
                null,
                null,
                false);
        Tally goods = new Tally(
                "DRUGS_KG",
                Quantity.of("61.4750"),
                LocalDate.of(2022, 2, 1),
                new AreaId(900),
                new UnitId(7),
                new ForceId(0),
                TallyRole.COUNTED,
                ForceSet.of(new ForceId(0)),
                "CASE",
                "DRUGS",
                "PROSECUTED",
                true);
        Hash previous = Chain.entryHash(Hash.ZERO, envelope(1, null), Chain.payloadHash(SALT, BODY), List.of());
        assertThat(Chain.entryHash(
                        previous,
                        envelope(2, new UnitId(42)),
                        Chain.payloadHash(SALT, BODY),
                        List.of(patrol.withQuantity(Quantity.of(-1)), goods)))
                .hasToString("d55c2f2211d6e6b3667ac7b60a9d54c239c27c7f51230f24bc5faefca73e7d1f");
    }

    private static Chain.Envelope envelope(long position, UnitId unit) {
        return new Chain.Envelope(
                new BookId(1),
                position,
                Instant.parse("2022-02-01T03:04:05.678901Z"),
                "đội trưởng",
                unit,
                "ACTIVITY_SUBMITTED",
                "activity",
                "0190a000-0000-7000-8000-000000000001",
                1);
    }
}
