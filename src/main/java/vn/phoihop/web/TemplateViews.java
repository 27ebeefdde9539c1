package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds a view by the name {@code <room>/<template>}. It is drawn wholly before a byte is sent: a fault in it is an error page, not half a page. */
@Component
class TemplateViews implements ViewResolver, PriorityOrdered {

    private final Templates templates;
    private final Pages pages;

    TemplateViews(Templates templates, Pages pages) {
        this.templates = templates;
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.startsWith("redirect:") || name.startsWith("forward:") ? null : new TemplateView(name);
    }

    private final class TemplateView implements View {

        private final String name;

        private TemplateView(String name) {
            this.name = name;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            // In one piece: each of its hundreds of parts would pass every filter on the way out.
            byte[] page = templates
                    .draw(name, pages.of(request), model == null ? Map.of() : model)
                    .toByteArray();
            response.setContentType(getContentType());
            response.addHeader("Vary", "HX-Request");
            ServerTime.tell(request, response);
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
    }
}
