package vn.phoihop.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * Signs a calendar in by the key in the address it subscribes to, for this one request, to read what is due from its office and nothing else.
 * From here on the address is {@link CalendarKeys#OWN}: no page, no line of the trail and no error says the key.
 */
final class CalendarKeyFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final CalendarKeys keys;
    private final AccessTokens tokens;
    private final SignIns signIns;

    CalendarKeyFilter(CalendarKeys keys, AccessTokens tokens, SignIns signIns) {
        this.keys = keys;
        this.tokens = tokens;
        this.signIns = signIns;
    }

    /** Whether a request asks for a calendar by a key. */
    static boolean concerns(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(CalendarKeys.PLACE)
                && !path.equals(CalendarKeys.OWN)
                && READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        Optional<CalendarKeys.Holder> holder = keys.find(key(request), address);
        Optional<SignedIn> who = holder.flatMap(this::present);
        if (who.isPresent()) {
            if (holder.get().firstOfDay()) {
                keys.noteReading(holder.get(), address);
            }
            request.setAttribute(NotingAccess.NOTED, true);
            ActingFilter.passOn(who.get(), new Nameless(request), response, chain);
        } else {
            Problem problem = tokens.refuse(address, ProblemCode.CALENDAR_ADDRESS_NOT_GOOD);
            TokenFilter.answer(problem, CalendarKeys.PLACE, request, response);
        }
    }

    private static String key(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.endsWith(CalendarKeys.ENDING)
                ? path.substring(CalendarKeys.PLACE.length(), path.length() - CalendarKeys.ENDING.length())
                : "";
    }

    private Optional<SignedIn> present(CalendarKeys.Holder holder) {
        return signIns.find(holder.account(), holder.appointment())
                .flatMap(who -> who.inOffice(holder.appointment()))
                .map(who -> who.limitedTo(Set.of(Authority.FIGURE_VIEW)));
    }

    /** The request without its key. */
    private static final class Nameless extends HttpServletRequestWrapper {

        Nameless(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return CalendarKeys.OWN;
        }

        @Override
        public String getServletPath() {
            return CalendarKeys.OWN;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            url.setLength(url.indexOf(CalendarKeys.PLACE));
            return url.append(CalendarKeys.OWN);
        }
    }
}
