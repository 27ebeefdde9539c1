package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.json.JacksonJsonView;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * Turns a refusal into an answer: for a person a page that says what, where and how to mend it, or the form again with all that was
 * typed; for a program an RFC 9457 problem.
 */
@Component
class Problems {

    private static final MediaType PROBLEM_JSON = MediaType.APPLICATION_PROBLEM_JSON;

    private final Pages pages;
    private final Texts texts;
    private final JsonMapper json;

    Problems(Pages pages, Texts texts, JsonMapper json) {
        this.pages = pages;
        this.texts = texts;
        this.json = json;
    }

    ModelAndView answer(Refused refused, String path, HttpServletRequest request, HttpServletResponse response) {
        Problem first = refused.problems().getFirst();
        int status = status(first, request);
        response.setStatus(status);
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "5");
        }
        if (wantsData(path, request)) {
            return data(refused.problems(), status, path, RequestContextUtils.getLocale(request));
        }
        Page page = pages.of(request);
        page.refuse(refused);
        if (page.form().isPresent()) {
            Page.Form form = page.form().get();
            response.setStatus(status == 404 ? 422 : status);
            return new ModelAndView(form.view(), new HashMap<>(form.model()));
        }
        page.titled("web.problem.title." + status);
        if (page.fragmentOnly()) {
            response.setHeader("HX-Retarget", "#notices");
            response.setHeader("HX-Reswap", "innerHTML");
            return new ModelAndView("web/problem-note");
        }
        return new ModelAndView("web/problem", Map.of("status", status));
    }

    /** Who named the version he had seen is told that it was not the present one, in the words of HTTP. */
    private static int status(Problem first, HttpServletRequest request) {
        return first.code() == ProblemCode.CHANGED_MEANWHILE && request.getHeader(HttpHeaders.IF_MATCH) != null
                ? HttpServletResponse.SC_PRECONDITION_FAILED
                : first.code().status();
    }

    private static boolean wantsData(String path, HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return path.startsWith("/api/")
                || (accept != null && accept.contains("json") && !accept.contains(MediaType.TEXT_HTML_VALUE));
    }

    /** The members RFC 9457 names, and every problem with its code and place. */
    private ModelAndView data(List<Problem> problems, int status, String path, Locale locale) {
        Problem first = problems.getFirst();
        ModelAndView view = new ModelAndView(jsonView());
        view.addObject("type", "/api/docs#" + first.code().name());
        view.addObject("title", texts.text(locale, "web.problem.title." + status));
        view.addObject("status", status);
        view.addObject("detail", texts.text(locale, first));
        view.addObject("instance", path);
        view.addObject("code", first.code().name());
        view.addObject(
                "problems",
                problems.stream()
                        .map(problem -> Map.of(
                                "code", problem.code().name(),
                                "where", problem.where(),
                                "message", texts.text(locale, problem)))
                        .toList());
        return view;
    }

    private JacksonJsonView jsonView() {
        JacksonJsonView view = new JacksonJsonView(json);
        view.setContentType(PROBLEM_JSON.toString());
        return view;
    }
}
