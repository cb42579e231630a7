package io.portwarden.shell.gate;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.atmosphere.cpr.ApplicationConfig;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has push go one way only, and to nobody whose session has ended. Vaadin takes what a screen sends by the WebSocket too,
 * which its own client never does: it would go by none of the filters that every request goes by, on and on after the end of
 * the session.
 */
@Configuration(proxyBeanMethods = false)
class PushGuard {

    /** As what Atmosphere is to take a message of a WebSocket; Vaadin looks at GET and POST only. */
    private static final String NOT_LOOKED_AT = "PUT";

    @Bean
    static BeanPostProcessor oneWay() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof ServletRegistrationBean<?> servlet) {
                    servlet.addInitParameter(ApplicationConfig.WEBSOCKET_METHOD, NOT_LOOKED_AT);
                }
                return bean;
            }
        };
    }

    @Bean
    VaadinServiceInitListener pagesLookedAfter(OpenPages pages) {
        return (ServiceInitEvent event) -> event.getSource().addUIInitListener(init -> pages.opened(init.getUI()));
    }
}
