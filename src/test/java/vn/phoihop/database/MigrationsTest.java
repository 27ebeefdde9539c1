package vn.phoihop.database;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.phoihop.Golden;

/**
 * What was applied to a database somewhere stands in its history, and in each backup of it, with its checksum: where a migration is edited
 * afterwards, neither is taken over any more. So editing one shows in a diff, and is done knowingly or not at all.
 */
class MigrationsTest {

    @Test
    void migrationsAreWhatTheyWere() {
        Golden.of("src/test/resources/migrations.golden.txt")
                .assertMatches(Provisioning.migrations(TestDatabases.fresh()).stream()
                        .map(step -> step.version() + " " + step.checksum() + "\n")
                        .collect(Collectors.joining()));
    }
}
