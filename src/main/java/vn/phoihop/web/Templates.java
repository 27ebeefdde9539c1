package vn.phoihop.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The templates {@code src/main/jte/<room>/x.jte}, compiled with the application into each room's own package. */
@Component
class Templates {

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), "vn.phoihop");

    Templates() {
        engine.setBinaryStaticContent(true);
    }

    Utf8ByteOutput draw(String view, Page page, Map<String, ?> model) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        draw(view, page, model, output);
        return output;
    }

    Content content(String view, Page page, Map<String, ?> model) {
        return output -> draw(view, page, model, output);
    }

    private void draw(String view, Page page, Map<String, ?> model, TemplateOutput output) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("page", page);
        engine.render(view + ".jte", all, output);
    }
}
