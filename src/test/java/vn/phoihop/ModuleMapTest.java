package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms touch each other only as their package-info allows, and the map in the documentation shows how. */
class ModuleMapTest {

    private final ApplicationModules rooms = ApplicationModules.of(PhoiHop.class);

    @Test
    void roomsKeepToTheirDoors() {
        rooms.verify();
    }

    @Test
    void mapIsDrawnFromTheCode() {
        Golden.of("docs/module-map.md").assertMatches(map());
    }

    @Test
    void everyRoomSaysInOneSentenceWhatItIs() {
        assertThat(rooms.stream())
                .allSatisfy(room -> assertThat(room.getBasePackage()
                                .getSubPackagesAnnotatedWith(org.springframework.modulith.ApplicationModule.class))
                        .as(room.getIdentifier().toString())
                        .isNotNull());
    }

    private String map() {
        List<ApplicationModule> sorted = rooms.stream()
                .sorted(Comparator.comparing(room -> room.getIdentifier().toString()))
                .toList();
        Stream<String> arrows = sorted.stream()
                .flatMap(room -> room.getDirectDependencies(rooms)
                        .uniqueModules()
                        .map(other -> "    " + room.getIdentifier() + " --> " + other.getIdentifier())
                        .sorted());
        Stream<String> names = sorted.stream().map(room -> "    " + room.getIdentifier());
        return """
                # Map of the rooms

                Drawn by `ModuleMapTest` from the code: an arrow means "uses". Change the code, not this page.

                ```mermaid
                graph BT
                %s
                ```
                """.formatted(String.join("\n", Stream.concat(names, arrows).toList()));
    }
}
