package vn.phoihop.web;

/** One of several values to choose from: its value in an address or form, its words, and whether it is the present one. */
public record Choice(String value, String label, boolean chosen) {}
