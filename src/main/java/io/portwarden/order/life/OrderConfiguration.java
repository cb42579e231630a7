package io.portwarden.order.life;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.calendar.DueDateRule;
import io.portwarden.calendar.ReviewWindow;
import io.portwarden.order.check.OrderChecks;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of orders as the provider has configured them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderProperties.class)
class OrderConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    BusinessCalendar businessCalendar(OrderProperties properties) {
        return new BusinessCalendar(properties.timeZone());
    }

    @Bean
    OrderChecks orderChecks(BusinessCalendar calendar) {
        return new OrderChecks(new DueDateRule(calendar));
    }

    @Bean
    OrderStates orderStates(BusinessCalendar calendar) {
        return new OrderStates(calendar);
    }

    @Bean
    ReviewWindow reviewWindow(BusinessCalendar calendar, OrderProperties properties) {
        return new ReviewWindow(calendar, properties.reviewOfSingle(), properties.reviewOfSeveral());
    }
}
