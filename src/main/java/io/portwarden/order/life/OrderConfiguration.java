package io.portwarden.order.life;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.calendar.ConflictWindow;
import io.portwarden.calendar.DueDateRule;
import io.portwarden.calendar.PortZones;
import io.portwarden.calendar.ReviewWindow;
import io.portwarden.order.check.OrderChecks;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The rules of orders as the provider has configured them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OrderProperties.class, CalendarProperties.class, RecordProperties.class})
class OrderConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    BusinessCalendar businessCalendar(OrderProperties orders, CalendarProperties calendar, Environment environment) {
        CalendarSettings.refuseFormer(environment);
        return new BusinessCalendar(orders.timeZone(), CalendarSettings.holidays(calendar));
    }

    @Bean
    PortZones portZones(OrderProperties properties) {
        return new PortZones(properties.timeZone());
    }

    @Bean
    OrderChecks orderChecks(BusinessCalendar calendar, OrderProperties orders, CalendarProperties properties) {
        return new OrderChecks(new DueDateRule(
                calendar,
                CalendarSettings.cutOff(properties),
                CalendarSettings.leastDays(properties),
                Math.toIntExact(orders.latestDueDate().toDays()),
                orders.tooSoon()));
    }

    @Bean
    OrderStates orderStates(BusinessCalendar calendar, OrderProperties orders) {
        return new OrderStates(calendar, Math.toIntExact(orders.lapseAfter().toDays()));
    }

    @Bean
    ConflictWindow conflictWindow(BusinessCalendar calendar, CalendarProperties properties) {
        return CalendarSettings.conflictWindow(calendar, properties);
    }

    @Bean
    ReviewWindow reviewWindow(BusinessCalendar calendar, CalendarProperties properties) {
        return new ReviewWindow(calendar, properties.reviewOfSimple(), properties.reviewOfOthers());
    }
}
