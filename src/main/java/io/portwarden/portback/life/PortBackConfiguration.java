package io.portwarden.portback.life;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The times of cases as the provider has configured them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortBackProperties.class)
class PortBackConfiguration {}
