package vn.phoihop.web;

/**
 * Something a type-ahead offers, drawn by {@code web/type-ahead-options.jte}.
 *
 * @param value its id
 * @param words its full path, which then stands in the box
 * @param note what tells it from others of the same words, such as its code; empty for none
 */
public record Suggestion(String value, String words, String note) {}
