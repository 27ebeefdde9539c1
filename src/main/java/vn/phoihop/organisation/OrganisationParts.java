package vn.phoihop.organisation;

import java.util.List;
import vn.phoihop.organisation.Organisation.Answering;

/** All rows that make an {@link Organisation}, as known at a position of the common book. */
record OrganisationParts(
        long position,
        List<ForceState> forces,
        List<UnitState> unitStates,
        List<DatedTree.Link> unitLinks,
        List<AreaState> areaStates,
        List<DatedTree.Link> areaLinks,
        List<Answering> answering,
        List<Succession> successions,
        List<AreaSuccession> areaSuccessions) {

    Organisation organisation() {
        return new Organisation(
                position,
                forces,
                unitStates,
                unitLinks,
                areaStates,
                areaLinks,
                answering,
                successions,
                areaSuccessions);
    }
}
