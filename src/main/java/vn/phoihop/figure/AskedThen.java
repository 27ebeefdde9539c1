package vn.phoihop.figure;

import gg.jte.Content;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phoihop.organisation.KnownThen;
import vn.phoihop.web.Page;

/** As of when the pages of units and areas are asked. */
@Component
class AskedThen implements KnownThen {

    private final ReadingAsOf reading;
    private final AsOfBand band;

    AskedThen(ReadingAsOf reading, AsOfBand band) {
        this.reading = reading;
        this.band = band;
    }

    @Override
    public Optional<Then> find(Page page) {
        return reading.find(page.address()).map(asOf -> {
            LocalDateTime until = asOf.until();
            return new Then(asOf.cutoff(), until == null ? null : until.toLocalDate());
        });
    }

    @Override
    public Content draw(Page page, String said) {
        return band.draw(reading.find(page.address()), page, said);
    }
}
