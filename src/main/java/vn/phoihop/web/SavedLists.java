package vn.phoihop.web;

import java.util.List;
import java.util.UUID;

/** Lists with their filters that somebody keeps under a name; the room that keeps the accounts keeps them. Changing them is its pages' work. */
public interface SavedLists {

    /** Where a list is saved by {@code POST name, address}, and deleted by {@code POST id} at {@link #DELETE}. */
    String SAVE = "/account/lists";

    String DELETE = "/account/lists/delete";

    /** @param address with its filters, without a place in the list */
    record Saved(UUID id, String name, String address) {}

    /** Those of the present visitor at a path, in the order of their names. */
    List<Saved> list(String path);
}
