package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes in the trail whose record was looked at, which lists and slices were read with which filters, and whatever leaves the system as a
 * file. It goes by addresses, so that no room can forget it: one with {@code {book}} and {@code {id}} is a record's, one with {@code
 * format} or a file's ending is taken away, any other is a list's unless it is named here as telling nothing of records. A file is noted
 * before it leaves; all else once it was shown or refused, when the answer is already on its way: one line a request, whatever it shows.
 * What was typed is noted with it, but for what no text may hold ({@link TypedAddress}).
 */
@Component
class NotingAccess implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern FILE = Pattern.compile(
            ".*\\.(csv|xlsx|docx|pdf|zip|json|jsonl|xml|geojson|ics)|.*/files/[A-Z]+|.*/attachments/[^/]+");

    /** One's own account, signing in, the help, and what everybody may know: units, areas, forces, the catalogue, how far a check has come. */
    private static final Pattern NO_RECORDS = Pattern.compile(
            "/|/(account|sign-in|lock|help|organisation|api/docs|suggestions)(/.*)?|/book/\\d+/verification|/api/v1/(me|units|areas|forces|catalogue|openapi)([/.].*)?");

    /** Attribute of a request that was noted before it came here, or is not worth a line of its own. */
    static final String NOTED = NotingAccess.class.getName() + ".noted";

    private final AccessTrail trail;

    NotingAccess(AccessTrail trail) {
        this.trail = trail;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/assets/**", "/webjars/**", "/error");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isRead(request) && takesAway(request) && request.getAttribute(NOTED) == null) {
            String record = record(request);
            if (record == null) {
                trail.note(AccessTrail.Act.EXPORTED, address(request));
            } else {
                trail.note(AccessTrail.Act.EXPORTED, record, address(request));
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        String record = record(request);
        if (SignedIn.orNobody() == null || failure != null) {
            return;
        }
        int status = response.getStatus();
        if (record == null) {
            if (status < 300
                    && isRead(request)
                    && !takesAway(request)
                    && !NO_RECORDS.matcher(request.getRequestURI()).matches()) {
                trail.note(AccessTrail.Act.LISTED, address(request));
            }
        } else if (status == HttpServletResponse.SC_FORBIDDEN || status == HttpServletResponse.SC_NOT_FOUND) {
            trail.note(AccessTrail.Act.REFUSED, record, address(request));
        } else if (status < 300 && isRead(request) && !takesAway(request)) {
            trail.note(AccessTrail.Act.VIEWED, record, address(request));
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return SignedIn.orNobody() != null && request.getMethod().equals("GET");
    }

    private static boolean takesAway(HttpServletRequest request) {
        return request.getParameter("format") != null
                || FILE.matcher(request.getRequestURI()).matches();
    }

    private static @Nullable String record(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("book") instanceof String book
                        && variables.get("id") instanceof String id
                ? book + "/" + id
                : null;
    }

    private static String address(HttpServletRequest request) {
        return TypedAddress.kept(request.getRequestURI(), request.getQueryString());
    }
}
