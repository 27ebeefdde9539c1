package vn.phoihop.web;

/** Another way to look at the same thing, drawn by {@code web/ways.jte}. */
public record Way(String label, String href, boolean chosen) {}
