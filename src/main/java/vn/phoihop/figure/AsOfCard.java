package vn.phoihop.figure;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phoihop.web.HomeCard;
import vn.phoihop.web.Page;

/** Above the figures of the home page: as of when they are, and the way to another time. */
@Component
class AsOfCard implements HomeCard {

    private final ReadingAsOf reading;
    private final AsOfBand band;

    AsOfCard(ReadingAsOf reading, AsOfBand band) {
        this.reading = reading;
        this.band = band;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Content> show(Page page) {
        return page.may("figure.view")
                        && page.window().isPresent()
                        && !AskedScope.books().isEmpty()
                ? Optional.of(page.fragment("figure/as-of-card", Map.of("band", band.of(reading.find(page.address())))))
                : Optional.empty();
    }
}
