package vn.phoihop.document;

import java.util.List;

/** Text between tags, written piece by piece; what comes from outside is always escaped. */
final class Markup {

    private final StringBuilder written = new StringBuilder(16_384);

    /** Tags as they are; never with text from outside. */
    Markup raw(String tags) {
        written.append(tags);
        return this;
    }

    Markup text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                default -> written.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return this;
    }

    /** One element with a class and text. */
    Markup element(String name, String styleClass, String text) {
        return raw("<" + name + " class=\"" + styleClass + "\">").text(text).raw("</" + name + ">");
    }

    /** One element with a class and lines of text. */
    Markup lines(String name, String styleClass, List<String> lines) {
        raw("<" + name + " class=\"" + styleClass + "\">");
        for (int i = 0; i < lines.size(); i++) {
            raw(i == 0 ? "" : "<br/>").text(lines.get(i));
        }
        return raw("</" + name + ">");
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
