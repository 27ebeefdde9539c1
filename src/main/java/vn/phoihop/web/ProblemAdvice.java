package vn.phoihop.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import vn.phoihop.vocabulary.BrokenConnection;
import vn.phoihop.vocabulary.FullDisk;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Whatever goes wrong on the way becomes a {@link Refused} with a code of the one catalogue, and then a page or a problem document. */
@Controller
@ControllerAdvice
class ProblemAdvice implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final long MEGABYTE = 1 << 20;

    private final Problems problems;
    private final String directory;

    /** @param directory the data directory, if the application was started on one */
    ProblemAdvice(Problems problems, @Value("${phoihop.directory:}") String directory) {
        this.problems = problems;
        this.directory = directory;
    }

    @ExceptionHandler
    ModelAndView failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof AuthenticationException || failure instanceof AccessDeniedException) {
            // Spring Security's own: it asks for sign-in or sends to the error page below.
            throw failure;
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", method.getSupportedMethods()));
        }
        return problems.answer(asRefused(failure, request), request.getRequestURI(), request, response);
    }

    /** Who listened as long as a page was open has gone: there is nobody to be answered, and nothing has failed. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException nobody, HttpServletResponse response) {
        LOG.debug("a page that listened has gone", nobody);
    }

    /** Where the container goes with what failed outside the controllers: in a filter, or with a bare status. */
    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) {
        String path = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "/error");
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Refused refused = request.getAttribute(BodyLimits.REFUSED) instanceof Refused body
                ? body
                : failure instanceof Exception exception
                        ? asRefused(exception, request)
                        : new Refused(ofStatus(status instanceof Integer code ? code : 404, path, request));
        // Where an answer was half sent, nothing can be added to it: the connection breaks off.
        return response.isCommitted() ? null : problems.answer(refused, path, request, response);
    }

    private Refused asRefused(Exception failure, HttpServletRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
            if (busy(cause)) {
                LOG.warn("busy: {}", cause.getMessage());
                return new Refused(ProblemCode.BUSY);
            }
            if (withoutLetters(cause)) {
                return new Refused(ProblemCode.NOT_READABLE, request.getRequestURI());
            }
            if (BrokenConnection.isSaidBy(cause)) {
                LOG.warn("broken off: {}", cause.getMessage());
                return new Refused(ProblemCode.DATABASE_BROKE_OFF);
            }
        }
        if (FullDisk.isBehind(failure)) {
            LOG.error("the disk is full: {}; {}", fullDisk(failure), freeSpace(), failure);
            return new Refused(ProblemCode.DISK_FULL);
        }
        if (failure instanceof HttpMessageNotReadableException body) {
            return ofBody(body);
        }
        Problem problem = ofSpring(failure, request);
        if (problem != null) {
            return new Refused(problem);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        LOG.error("fault {} at {} {}", reference, request.getMethod(), request.getRequestURI(), failure);
        return new Refused(ProblemCode.FAULT, reference);
    }

    private static String fullDisk(Exception failure) {
        return FullDisk.isOfDatabase(failure) ? "that of the database" : "one to which a file was written";
    }

    /** For the operator, who has to make room somewhere. A database elsewhere has a disk of its own. */
    private String freeSpace() {
        return Stream.of(directory, System.getProperty("java.io.tmpdir", ""))
                .filter(one -> !one.isEmpty())
                .map(File::new)
                .map(one -> "%d MB free in %s".formatted(one.getUsableSpace() / MEGABYTE, one.getAbsolutePath()))
                .collect(Collectors.joining(", "));
    }

    /** The pool gave no connection in time, or another transaction held a row too long. */
    private static boolean busy(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof CannotGetJdbcConnectionException
                || cause instanceof PessimisticLockingFailureException
                || cause instanceof QueryTimeoutException;
    }

    /** A text that was sent holds a NUL, which the database keeps in no text: nobody types it. */
    private static boolean withoutLetters(Throwable cause) {
        return cause instanceof SQLException database && "22021".equals(database.getSQLState());
    }

    private static @Nullable Problem ofSpring(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case MissingServletRequestParameterException missing ->
                Problem.at(missing.getParameterName(), ProblemCode.REQUIRED);
            case MethodArgumentTypeMismatchException unreadable ->
                Problem.at(unreadable.getName(), ProblemCode.NOT_READABLE, Objects.toString(unreadable.getValue(), ""));
            case HttpMediaTypeNotSupportedException type ->
                Problem.of(ProblemCode.BODY_TYPE_UNKNOWN, Objects.toString(type.getContentType(), "?"));
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() ->
                ofStatus(response.getStatusCode().value(), request.getRequestURI(), request);
            default -> null;
        };
    }

    /** A body that is no JSON, with the line where it breaks off. */
    private static Refused ofBody(HttpMessageNotReadableException body) {
        List<Problem> shapes = JsonProblems.found();
        if (body.getCause() instanceof DatabindException && !shapes.isEmpty()) {
            return new Refused(shapes);
        }
        if (body.getCause() instanceof JacksonException broken) {
            TokenStreamLocation place = broken.getLocation();
            return place == null
                    ? new Refused(ProblemCode.BODY_NOT_JSON, 0, 0)
                    : new Refused(ProblemCode.BODY_NOT_JSON, place.getLineNr(), place.getColumnNr());
        }
        return new Refused(ProblemCode.BODY_MISSING);
    }

    private static Problem ofStatus(int status, String path, HttpServletRequest request) {
        return switch (status) {
            case 401 -> Problem.of(ProblemCode.NOT_SIGNED_IN);
            case 403 -> Problem.of(ProblemCode.FORM_EXPIRED);
            case 404 -> Problem.of(ProblemCode.NOT_FOUND, path);
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_HERE, request.getMethod(), path);
            case 406 -> Problem.of(ProblemCode.ANSWER_TYPE_UNKNOWN);
            case 409 -> Problem.of(ProblemCode.CHANGED_MEANWHILE);
            case 413 -> Problem.of(ProblemCode.BODY_TOO_LARGE, BodyLimits.MOST_BYTES / 1024);
            case 415 -> Problem.of(ProblemCode.BODY_TYPE_UNKNOWN, Objects.toString(request.getContentType(), "?"));
            case 503 -> Problem.of(ProblemCode.BUSY);
            default ->
                status < 500
                        ? Problem.of(ProblemCode.NOT_READABLE, path)
                        : Problem.of(ProblemCode.FAULT, Integer.toString(status));
        };
    }
}
