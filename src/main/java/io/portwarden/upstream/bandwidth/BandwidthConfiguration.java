package io.portwarden.upstream.bandwidth;

import io.portwarden.pin.KeyedDigests;
import io.portwarden.shared.files.DataDirectory;
import io.portwarden.upstream.connection.ConnectionContacts;
import io.portwarden.upstream.connection.Connections;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts together what answers Bandwidth's calls, and has it stand before everything else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpstreamSettings.class)
class BandwidthConfiguration {

    /** Between two packets of a call, so that it ends in time. */
    private static final int SILENCE_MILLIS = 10_000;

    @Bean
    CallMemory callMemory(Clock clock, UpstreamSettings settings, ObjectProvider<DataDirectory> directory) {
        @Nullable Path file = settings.memoryFile();
        @Nullable DataDirectory own = directory.getIfAvailable();
        return new CallMemory(clock, file != null || own == null ? file : own.resolve("upstream-calls"));
    }

    @Bean
    Calls bandwidthCalls(
            Examination examination,
            RehearsalNotes rehearsals,
            Departures departures,
            CallMemory memory,
            KeyedDigests digests,
            ConnectionContacts contacts,
            UpstreamSettings settings) {
        return new Calls(examination, rehearsals, departures, memory, digests, contacts, settings.answersWithin());
    }

    @Bean
    FilterRegistrationBean<BandwidthGate> bandwidthGate(
            Connections connections, Calls calls, UpstreamSettings settings) {
        FilterRegistrationBean<BandwidthGate> filter = new FilterRegistrationBean<>(
                new BandwidthGate(connections, new Caller(connections, settings.certificateHeader()), calls, settings));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setAsyncSupported(true);
        filter.addUrlPatterns("/*");
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> wayToHangUp(UpstreamSettings settings) {
        return factory -> {
            factory.addEngineValves(new HangUpValve());
            @Nullable Integer port = settings.port();
            if (port != null) {
                Connector connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
                connector.setPort(port);
                connector.setProperty("connectionTimeout", Integer.toString(SILENCE_MILLIS));
                // Each call that is held has one; a pool of threads would be used up by those that wait.
                connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("upstream-call-"));
                factory.addAdditionalConnectors(connector);
            }
        };
    }
}
