package vn.phoihop.exchange;

import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;

/** All units of a force that answer for an area or for a part of it, on the day an item is sent. */
public record Group(ForceId force, AreaId area) {}
