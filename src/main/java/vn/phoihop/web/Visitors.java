package vn.phoihop.web;

import java.util.Optional;

/** Tells the kit who looks at the page that is being made; empty where nobody has signed in. */
public interface Visitors {

    Optional<Visitor> present();
}
