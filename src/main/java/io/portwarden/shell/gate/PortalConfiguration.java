package io.portwarden.shell.gate;

import io.portwarden.shared.PublicAddress;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts what refuses a request at first sight before everything that works on it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalProperties.class)
class PortalConfiguration {

    /** The outermost gate of the API stays outside, to word refusals as the API does. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<RequestIds> requestIds() {
        FilterRegistrationBean<RequestIds> filter = new FilterRegistrationBean<>(new RequestIds());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<KnownHosts> knownHosts(
            PublicAddress address, PortalProperties properties, Environment environment) {
        Set<String> known = environment.containsProperty("portwarden.public-url")
                ? Stream.concat(Stream.of(address.host()), properties.otherHosts().stream())
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet())
                : Set.of();
        FilterRegistrationBean<KnownHosts> filter = new FilterRegistrationBean<>(new KnownHosts(known));
        filter.setOrder(FIRST);
        return filter;
    }

    @Bean
    FilterRegistrationBean<PortalLimits> portalLimits(PortalProperties properties) {
        FilterRegistrationBean<PortalLimits> filter = new FilterRegistrationBean<>(new PortalLimits(properties));
        filter.setOrder(FIRST + 1);
        return filter;
    }
}
