package vn.phoihop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The reader's language: {@code ?lang=en} sets it, a cookie remembers it, Vietnamese is the standard. A page asked for with
 * {@code lang} is answered by the same address without it, so that what is shared carries nobody's language.
 */
@Component("localeResolver")
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public class Languages extends OncePerRequestFilter implements LocaleResolver {

    private static final String NAME = "lang";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Address address = Address.of(request);
        String asked = address.get(NAME);
        boolean page = request.getMethod().equals("GET") && !address.path().startsWith("/api/");
        if (page && (asked.equals("vi") || asked.equals("en"))) {
            remember(response, asked);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    HttpHeaders.LOCATION, local(address.with(NAME, null).toString()));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Keeps the language in a cookie; sign-in does so with the account's own language. */
    public void remember(HttpServletResponse response, String language) {
        ResponseCookie cookie = ResponseCookie.from(NAME, language)
                .path("/")
                .maxAge(Duration.ofDays(400))
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Begins with the account's own language, unless this browser has already chosen one. */
    public void begin(HttpServletRequest request, HttpServletResponse response, String language) {
        if (chosen(request).isEmpty()) {
            remember(response, language);
        }
    }

    private static String chosen(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(NAME)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = Address.of(request).get(NAME);
        if (asked.isEmpty()) {
            asked = request.getRequestURI().startsWith("/api/v") ? accepted(request) : chosen(request);
        }
        return "en".equals(asked) ? Texts.ENGLISH : Texts.VIETNAMESE;
    }

    /** Of a program, as its header {@code Accept-Language} ranks ours; Vietnamese where it names none of them. */
    private static String accepted(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            for (Locale wanted : Collections.list(request.getLocales())) {
                if (wanted.getLanguage().equals("vi") || wanted.getLanguage().equals("en")) {
                    return wanted.getLanguage();
                }
            }
        }
        return "vi";
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            remember(response, locale.getLanguage());
        }
    }

    /** Never another host: an address that begins with two slashes would be one. */
    private static String local(String address) {
        return "/" + address.replaceFirst("^/+", "");
    }
}
