package io.portwarden.shared.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that a call does not have, as unknown fields of a body are refused: a filter whose name is misspelt would
 * list everything.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final int MOST_NAMED = 50;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Set<String> sent = request.getParameterMap().keySet();
        if (!sent.isEmpty() && handler instanceof HandlerMethod method) {
            Set<String> known = Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .map(KnownParameters::name)
                    .collect(Collectors.toSet());
            List<FieldProblem> unknown = sent.stream()
                    .filter(name -> !known.contains(name))
                    .limit(MOST_NAMED)
                    .map(name -> new FieldProblem(
                            name, FieldProblem.Code.UNKNOWN_FIELD, "There is no parameter of this name."))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new ProblemException(Problem.of(ProblemType.BAD_PARAMETER, unknown));
            }
        }
        return true;
    }

    private static String name(MethodParameter parameter) {
        RequestParam said = parameter.getParameterAnnotation(RequestParam.class);
        return said == null || said.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : said.name();
    }
}
