package vn.phoihop.web;

/**
 * A step that can be taken for several rows of a list at once: a button under the list. What is sent is {@code step} and, for every row
 * chosen, {@code chosen}.
 *
 * @param value of the parameter {@code step}
 * @param label of the button, a verb
 */
public record BulkStep(String value, String label) {}
