package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.vocabulary.Quantity;

class HedgingTest {

    @ParameterizedTest
    @CsvSource({
        "NEARLY, 10968, 11000",
        "NEARLY, 10999, 11000",
        "NEARLY, 64935, 65000",
        "NEARLY, 950, 1000",
        "NEARLY, 949, 950",
        "NEARLY, 96, 100",
        "NEARLY, 19, 20",
        "NEARLY, 10401, 10500",
        "NEARLY, 61.475, 62",
        "MORE_THAN, 10968, 10900",
        "MORE_THAN, 11001, 11000",
        "MORE_THAN, 105, 100",
        "MORE_THAN, 1050, 1000",
        "MORE_THAN, 1051, 1050",
        "MORE_THAN, 21, 20",
        "ABOUT, 10968, 11000",
        "ABOUT, 10400, 10000",
        "ABOUT, 10501, 11000",
        "ABOUT, 95, 100",
        "ABOUT, 61.475, 60",
    })
    void findsTheRoundestTrueRound(Hedge hedge, String value, String round) {
        assertThat(Hedging.round(hedge, Quantity.of(value))).contains(Quantity.of(round));
    }

    @ParameterizedTest
    @CsvSource({
        "NEARLY, 0",
        "NEARLY, 8",
        "NEARLY, 11000",
        "NEARLY, 12",
        "NEARLY, 101",
        "NEARLY, -96",
        "MORE_THAN, 8",
        "MORE_THAN, 11000",
        "MORE_THAN, 19",
        "ABOUT, 7",
        "ABOUT, 13",
    })
    void refusesWhereNoneIsTrue(Hedge hedge, String value) {
        assertThat(Hedging.round(hedge, Quantity.of(value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NEARLY, 10450, 11000, true",
        "NEARLY, 10449, 11000, false",
        "NEARLY, 11000, 11000, false",
        "MORE_THAN, 10968, 11000, false",
        "MORE_THAN, 11000, 11000, false",
        "MORE_THAN, 11550, 11000, true",
        "MORE_THAN, 11551, 11000, false",
        "ABOUT, 10450, 11000, true",
        "ABOUT, 11550, 11000, true",
        "ABOUT, 11551, 11000, false",
        "ABOUT, 10449.99, 11000, false",
    })
    void holdsAtTheEdges(Hedge hedge, String value, String round, boolean holds) {
        assertThat(Hedging.isTrue(hedge, Quantity.of(value), Quantity.of(round)))
                .isEqualTo(holds);
    }

    @Test
    void whateverRoundIsFoundIsTrue() {
        for (long value = 1; value < 20_000; value += 7) {
            for (Hedge hedge : Hedge.values()) {
                Quantity quantity = Quantity.of(value);
                Hedging.round(hedge, quantity)
                        .ifPresent(round -> assertThat(Hedging.isTrue(hedge, quantity, round))
                                .as("%s %s → %s", hedge, quantity, round)
                                .isTrue());
            }
        }
    }
}
