package vn.phoihop.web;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Our own parts put into Spring MVC: the page as an argument, and assets that browsers may keep for ever. */
@Configuration(proxyBeanMethods = false)
class WebSettings implements WebMvcConfigurer {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Pages pages;

    WebSettings(Pages pages) {
        this.pages = pages;
    }

    /** Ids and windows in an address; one that is none is told as not readable. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Window.class, Window::parse);
        registry.addConverter(String.class, LocalDate.class, CalendarDay::read);
        registry.addConverter(String.class, UnitId.class, text -> new UnitId(Long.parseLong(text)));
        registry.addConverter(String.class, AreaId.class, text -> new AreaId(Long.parseLong(text)));
        registry.addConverter(String.class, BookId.class, text -> new BookId(Integer.parseInt(text)));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(pages);
        resolvers.add(new ListQueries());
        resolvers.add(new IfMatches());
    }

    /** Rooms check what they are given themselves and tell all problems at once; no annotations do. */
    @Override
    public Validator getValidator() {
        return new Validator() {
            @Override
            public boolean supports(Class<?> type) {
                return false;
            }

            @Override
            public void validate(Object target, Errors errors) {
                throw new IllegalStateException("nothing is validated here");
            }
        };
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/*/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(FOR_EVER)
                .resourceChain(true)
                .addResolver(new WithoutHash());
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(FOR_EVER)
                .resourceChain(true);
    }

    @Bean
    NavigationEntry homeEntry() {
        return new NavigationEntry("web.nav.home", "/", "home", "", 0);
    }

    /** The first part of the address is the hash of the content, which only tells versions apart. */
    private static final class WithoutHash extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            return super.getResource(path.substring(path.indexOf('/') + 1), location);
        }
    }
}
