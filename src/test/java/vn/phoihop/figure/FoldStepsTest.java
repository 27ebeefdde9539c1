package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When the families are folded. */
class FoldStepsTest {

    private static final long ENTRIES = 20_000;

    @Test
    void whoWritesOneEntryFoldsOneFamilyAtMost() {
        for (long position = 0; position < ENTRIES; position++) {
            assertThat(due(position, position + 1))
                    .as("families folded at %s", position + 1)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void whoWritesAFewFoldsOneFamilyAtMostBesideTheHalfYears() {
        for (int many = 2; many < 32; many++) {
            for (long position = 0; position < ENTRIES; position++) {
                Set<Family> due = due(position, position + many);
                due.remove(Family.HALF_YEARS);
                assertThat(due)
                        .as("families folded when %s entries follow on %s", many, position)
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void everyFamilyIsFoldedOnceInAStep() {
        for (Family family : Family.values()) {
            for (FoldSteps steps : List.of(family.steps(), family.steps().shortened(64))) {
                List<Long> folds = LongStream.range(0, ENTRIES)
                        .filter(position -> !steps.due(position, position + 1).isEmpty())
                        .mapToObj(position -> position + 1)
                        .toList();
                assertThat(folds.getFirst()).as("%s: the first fold", family).isLessThanOrEqualTo(steps.usual());
                for (int i = 1; i < folds.size(); i++) {
                    assertThat(folds.get(i) - folds.get(i - 1))
                            .as("%s: entries up to %s", family, folds.get(i))
                            .isEqualTo(steps.usual());
                }
            }
        }
    }

    @Test
    void ofALongBatchThereAreFoldsWithinIt() {
        assertThat(Family.AREAS.steps().due(100, 20_000)).containsExactly(8_292L, 16_484L, 20_000L);
        assertThat(Family.AREAS.steps().due(5_000, 5_040))
                .as("no step is completed")
                .isEmpty();
    }

    private static Set<Family> due(long before, long after) {
        return Arrays.stream(Family.values())
                .filter(family -> !family.steps().due(before, after).isEmpty())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Family.class)));
    }
}
