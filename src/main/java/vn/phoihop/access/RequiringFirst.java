package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers what {@link Requires} says, before the body is read: a senseless body tells a stranger nothing more than a good one. */
@Component
class RequiringFirst implements HandlerInterceptor, WebMvcConfigurer {

    private final Permissions permissions;

    RequiringFirst(Permissions permissions) {
        this.permissions = permissions;
    }

    /** After the trail, which notes refusals. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getMethodAnnotation(Requires.class) instanceof Requires asked) {
            if (Arrays.stream(asked.value()).noneMatch(SignedIn.current()::may)) {
                permissions.require(asked.value()[0]);
            }
        }
        return true;
    }
}
