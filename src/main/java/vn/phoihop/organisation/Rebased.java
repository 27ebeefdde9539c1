package vn.phoihop.organisation;

import java.util.List;
import vn.phoihop.vocabulary.AreaId;

/**
 * What an area has become by a day.
 *
 * @param areas those of the day; none where the area ended and nothing followed it
 * @param whole all of it lies in the one area named, so that its figures are figures of that area, exactly. Otherwise parts of it lie in
 *     each, and nobody knows how much of a figure belongs to which.
 */
public record Rebased(List<AreaId> areas, boolean whole) {

    static final Rebased NOTHING = new Rebased(List.of(), false);
}
