package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes in the trail whatever leaves the system as a file, before it leaves. */
@Component
class NotingExports implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern FILE = Pattern.compile(".*\\.(csv|xlsx|docx|pdf|zip|json)");

    private final AccessTrail trail;

    NotingExports(AccessTrail trail) {
        this.trail = trail;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path = request.getRequestURI();
        boolean file =
                request.getParameter("format") != null || FILE.matcher(path).matches();
        if (file && SignedIn.orNobody() != null) {
            String query = request.getQueryString();
            trail.note(AccessTrail.Act.EXPORTED, query == null ? path : path + "?" + query);
        }
        return true;
    }
}
