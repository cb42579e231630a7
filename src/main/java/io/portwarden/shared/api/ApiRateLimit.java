package io.portwarden.shared.api;

import io.portwarden.shared.work.RequestBudget;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps one API key from using up the whole node. */
final class ApiRateLimit extends OncePerRequestFilter {

    private final RequestBudget budget;

    ApiRateLimit(ApiProperties properties) {
        this.budget = new RequestBudget(properties.requestsPerSecond(), properties.burst());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.isAuthenticated()) {
            long seconds = budget.take(caller.getName());
            if (seconds > 0) {
                throw new ProblemException(Problem.of(ProblemType.TOO_MANY_REQUESTS), seconds);
            }
        }
        chain.doFilter(request, response);
    }
}
