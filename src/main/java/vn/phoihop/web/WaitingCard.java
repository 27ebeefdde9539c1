package vn.phoihop.web;

import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What waits for me, of every room, first on the home page. */
@Component
class WaitingCard implements HomeCard {

    private final ObjectProvider<WaitingWork> rooms;

    WaitingCard(ObjectProvider<WaitingWork> rooms) {
        this.rooms = rooms;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Content> show(Page page) {
        if (page.visitor().isEmpty()) {
            return Optional.empty();
        }
        List<WaitingWork.Line> lines = rooms.stream()
                .sorted(Comparator.comparingInt(WaitingWork::order))
                .flatMap(room -> room.waiting(page).stream())
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(page.fragment("web/waiting", Map.of("lines", lines)));
    }
}
