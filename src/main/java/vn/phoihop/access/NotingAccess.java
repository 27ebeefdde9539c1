package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes in the trail whose record was looked at, and whatever leaves the system as a file, before it does. */
@Component
class NotingAccess implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern FILE = Pattern.compile(".*\\.(csv|xlsx|docx|pdf|zip|json)");

    private static final Pattern RECORD = Pattern.compile("/records/.+");

    private final AccessTrail trail;

    NotingAccess(AccessTrail trail) {
        this.trail = trail;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (SignedIn.orNobody() != null && request.getMethod().equals("GET")) {
            String path = request.getRequestURI();
            String query = request.getQueryString();
            if (request.getParameter("format") != null || FILE.matcher(path).matches()) {
                trail.note(AccessTrail.Act.EXPORTED, query == null ? path : path + "?" + query);
            } else if (RECORD.matcher(path).matches()) {
                trail.note(AccessTrail.Act.VIEWED, path);
            }
        }
        return true;
    }
}
