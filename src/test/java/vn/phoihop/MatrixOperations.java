package vn.phoihop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and every operation of the API, as the application itself says; one with steps is as many as there are steps. */
final class MatrixOperations {

    /** They end or cover the session that asks. */
    private static final Set<String> NOT_WALKED = Set.of("/sign-out", "/lock", "/error");

    /** What the steps of a room are called in addresses: as its table of steps names them. */
    private static final Map<String, String> STEPS = Map.of(
            "activities", "vn.phoihop.activity.ActivityStep",
            "cases", "vn.phoihop.casework.CaseMove",
            "exchange", "vn.phoihop.exchange.ItemMove",
            "reports", "vn.phoihop.report.ReportStep");

    private MatrixOperations() {}

    /** @param query a parameter that chooses it among those of the same path, such as {@code ?format=csv}; mostly empty */
    record Operation(RequestMethod method, String path, String query, HandlerMethod handler)
            implements Comparable<Operation> {

        boolean ofRecord() {
            return path.contains("{id}") && path.contains("{book}");
        }

        @Override
        public int compareTo(Operation other) {
            int byPath = (path + query).compareTo(other.path + other.query);
            return byPath == 0 ? method.compareTo(other.method) : byPath;
        }
    }

    /** Those of the application itself, in the order of their addresses. */
    static Set<Operation> all(RequestMappingHandlerMapping mapping) {
        Set<Operation> operations = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("vn.phoihop")
                    && !handler.getBeanType()
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath()
                            .contains("test-classes")) {
                operations.addAll(operations(info, handler));
            }
        });
        operations.removeIf(one -> NOT_WALKED.stream().anyMatch(one.path()::startsWith));
        return operations;
    }

    private static List<Operation> operations(RequestMappingInfo info, HandlerMethod handler) {
        List<Operation> operations = new ArrayList<>();
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String path : info.getPatternValues()) {
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                for (String one : each(path)) {
                    operations.add(new Operation(method, one, query(info), handler));
                }
            }
        }
        return operations;
    }

    /** The parameters without which a request would be another operation's. */
    private static String query(RequestMappingInfo info) {
        return info.getParamsCondition().getExpressions().stream()
                .filter(one -> !one.isNegated())
                .map(one -> one.getName() + "=" + (one.getValue() == null ? "csv" : one.getValue()))
                .collect(Collectors.joining("&", "?", ""))
                .replaceAll("^\\?$", "");
    }

    /** An address with a step is as many operations as there are steps. */
    private static List<String> each(String path) {
        String steps = STEPS.entrySet().stream()
                .filter(one -> path.contains("/" + one.getKey() + "/") && path.matches(".*/steps/\\{\\w+}"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        if (steps.isEmpty()) {
            return List.of(path);
        }
        try {
            List<String> paths = new ArrayList<>();
            for (Object step : Class.forName(steps).getEnumConstants()) {
                String slug = ((Enum<?>) step).name().toLowerCase(Locale.ROOT).replace('_', '-');
                paths.add(path.replaceFirst("\\{\\w+}$", slug));
            }
            return paths;
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }
}
