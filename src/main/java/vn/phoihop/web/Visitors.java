package vn.phoihop.web;

import java.util.Optional;

/** Tells the kit who looks at the page that is being made; empty where nobody has signed in. */
public interface Visitors {

    Optional<Visitor> present();

    /** Who could do what an authority names, as a list of offices in the language of the request. */
    String whoCould(String authority);
}
