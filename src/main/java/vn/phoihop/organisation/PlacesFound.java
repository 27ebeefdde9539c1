package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Page;
import vn.phoihop.web.Searchable;

/** Units and areas in the search of the top bar. */
@Configuration(proxyBeanMethods = false)
class PlacesFound {

    /** Today, and the last day of the window looked at: an area or a unit that has ended since is found too. */
    private static List<LocalDate> days(FindingByName finding, Page page) {
        LocalDate today = finding.day(Optional.empty());
        return Stream.concat(Stream.of(today), page.window().stream().map(Window::lastDay))
                .distinct()
                .toList();
    }

    /** A path without the name it begins with. */
    private static String above(String path) {
        int first = path.indexOf(" · ");
        return first < 0 ? "" : path.substring(first + 3);
    }

    @Bean
    Searchable unitsFound(FindingByName finding) {
        return new Searchable() {
            @Override
            public int order() {
                return 300;
            }

            @Override
            public String key() {
                return "organisation.units";
            }

            @Override
            public List<Found> search(Page page, String typed, int limit) {
                Map<UnitId, Found> found = new LinkedHashMap<>();
                for (LocalDate day : days(finding, page)) {
                    finding.units(typed, day)
                            .forEach(unit -> found.putIfAbsent(
                                    unit.id(),
                                    new Found(
                                            page.text(unit.name()),
                                            above(finding.path(unit.id(), day, page.locale())),
                                            "/organisation/units/" + unit.id() + "?day=" + day)));
                }
                return found.values().stream().limit(limit).toList();
            }
        };
    }

    @Bean
    Searchable areasFound(FindingByName finding) {
        return new Searchable() {
            @Override
            public int order() {
                return 400;
            }

            @Override
            public String key() {
                return "organisation.areas";
            }

            @Override
            public List<Found> search(Page page, String typed, int limit) {
                Map<AreaId, Found> found = new LinkedHashMap<>();
                for (LocalDate day : days(finding, page)) {
                    finding.areas(typed, day)
                            .forEach(area -> found.putIfAbsent(
                                    area.id(),
                                    new Found(
                                            page.text(area.name()),
                                            above(finding.path(area.id(), day, page.locale())),
                                            "/organisation/areas/" + area.id() + "?day=" + day)));
                }
                return found.values().stream().limit(limit).toList();
            }
        };
    }
}
