package vn.phoihop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * What a request may carry: at most {@link #MOST_BYTES} where no room says {@linkplain LargeBody otherwise}, and not packed, since a few packed bytes could be unpacked to any number. Who says
 * to bring more is refused before a byte is read, who brings more without saying so as soon as it shows.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimits extends OncePerRequestFilter {

    static final int MOST_BYTES = 1024 * 1024;

    /** Request attribute with the {@link Refused} of a body that was not let in. */
    static final String REFUSED = BodyLimits.class.getName();

    private final List<LargeBody> larger;

    BodyLimits(List<LargeBody> larger) {
        this.larger = List.copyOf(larger);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        String type = request.getContentType();
        boolean files = type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
        boolean unannounced =
                request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        Optional<LargeBody> large =
                larger.stream().filter(one -> one.isFor(request)).findFirst();
        int most = large.map(LargeBody::mostBytes).orElse(MOST_BYTES);
        // Parts are read with the parameters, so what must not be read is refused before these are looked at.
        if (request.getContentLengthLong() > most || files && unannounced) {
            refuse(request, response, new Refused(ProblemCode.BODY_TOO_LARGE, most / 1024));
        } else if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(request, response, new Refused(ProblemCode.BODY_PACKED, encoding));
        } else if (files && !large.map(LargeBody::files).orElse(false)) {
            refuse(request, response, new Refused(ProblemCode.BODY_TYPE_UNKNOWN, String.valueOf(type)));
        } else if (!readable(request)) {
            refuse(request, response, new Refused(ProblemCode.ADDRESS_NOT_READABLE));
        } else if (unannounced) {
            chain.doFilter(new Counted(request, most), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Tomcat does not give parameters at all where one is not UTF-8 or breaks off after a percent sign. */
    private static boolean readable(HttpServletRequest request) {
        try {
            return request.getQueryString() == null || request.getParameter("") == null;
        } catch (IllegalStateException unreadable) {
            return false;
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Refused refused)
            throws IOException {
        request.setAttribute(REFUSED, refused);
        response.sendError(refused.problems().getFirst().code().status());
    }

    /** A body whose length is not told before. */
    private static final class Counted extends HttpServletRequestWrapper {

        private final int most;

        private Counted(HttpServletRequest request, int most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream body = super.getInputStream();
            return new ServletInputStream() {
                private long read;

                @Override
                public int read() throws IOException {
                    int one = body.read();
                    count(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int some = body.read(into, offset, length);
                    count(Math.max(some, 0));
                    return some;
                }

                private void count(int some) {
                    read += some;
                    if (read > most) {
                        throw new Refused(ProblemCode.BODY_TOO_LARGE, most / 1024);
                    }
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }
    }
}
