package vn.phoihop.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.Visitor;
import vn.phoihop.web.Visitors;

/** Shows who has signed in to the layout, and hands it to controllers as an argument. */
@Component
class PresentVisitor implements Visitors, WebMvcConfigurer, HandlerMethodArgumentResolver {

    static {
        // Who has signed in is no parameter of the API.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(SignedIn.class);
    }

    private final Permissions permissions;
    private final IdleLock lock;

    PresentVisitor(Permissions permissions, IdleLock lock) {
        this.permissions = permissions;
        this.lock = lock;
    }

    @Override
    public Optional<Visitor> present() {
        return Optional.ofNullable(SignedIn.orNobody()).map(who -> new Shown(who, lock.minutes()));
    }

    @Override
    public String whoCould(String authority) {
        return permissions.whoCould(authority);
    }

    static String capacity(Page page, Appointment appointment) {
        String role = page.text(appointment.role().key());
        return appointment.unitName() == null ? role : role + " · " + page.text(appointment.unitName());
    }

    private record Shown(SignedIn who, int idleMinutes) implements Visitor {

        @Override
        public String account() {
            return who.account().id().toString();
        }

        @Override
        public String name() {
            return who.name();
        }

        @Override
        public String capacity(Page page) {
            return who.acting() == null ? page.text("access.noOffice") : PresentVisitor.capacity(page, who.acting());
        }

        @Override
        public boolean may(String authority) {
            return who.may(authority);
        }

        @Override
        public List<Choice> capacities(Page page) {
            return who.appointments().stream()
                    .map(one -> new Choice(
                            one.id().toString(), PresentVisitor.capacity(page, one), one.equals(who.acting())))
                    .toList();
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == SignedIn.class;
    }

    @Override
    public SignedIn resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return SignedIn.current();
    }
}
