package vn.phoihop.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** Takes in what a form has uploaded, before its own transaction begins. */
@Component
class ReadingUploads implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** The field in which files are chosen, and the one in which those uploaded before are ticked. */
    static final String FILES = "files";

    static final String TICKED = "attachment";

    private final ReceivingAttachments receiving;

    ReadingUploads(ReceivingAttachments receiving) {
        this.receiving = receiving;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Uploads.class;
    }

    @Override
    public Uploads resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder)
            throws IOException {
        List<UUID> ids = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        String[] ticked = request.getParameterValues(TICKED);
        for (String one : ticked == null ? new String[] {} : ticked) {
            UUID id = uuid(one);
            if (id != null && !ids.contains(id)) {
                ids.add(id);
            }
        }
        MultipartHttpServletRequest files = request.getNativeRequest(MultipartHttpServletRequest.class);
        RecordKey item = files == null ? null : item(files);
        if (files != null && item != null) {
            for (MultipartFile file : files.getFiles(FILES)) {
                String name = Objects.toString(file.getOriginalFilename(), "");
                // A browser sends an empty part where nothing was chosen.
                if (name.isEmpty() && file.isEmpty()) {
                    continue;
                }
                UUID id = UUID.randomUUID();
                try (InputStream in = file.getInputStream()) {
                    receiving.receive(item, id, name, in);
                    ids.add(id);
                } catch (Refused refused) {
                    refused.problems().stream()
                            .map(one -> new Problem(one.code(), FILES, one.arguments()))
                            .forEach(problems::add);
                }
            }
        }
        return new Uploads(ids, problems);
    }

    /** As the address or the form names it. */
    private static @Nullable RecordKey item(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("book") instanceof String book
                && variables.get("id") instanceof String id) {
            UUID record = uuid(id);
            return record == null || !book.matches("\\d{1,9}") ? null : RecordKey.of(Integer.parseInt(book), record);
        }
        UUID record = uuid(request.getParameter("id"));
        return record == null ? null : new RecordKey(SignedIn.current().book(), record);
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
