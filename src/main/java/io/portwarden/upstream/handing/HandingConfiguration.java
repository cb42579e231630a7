package io.portwarden.upstream.handing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Has the settings read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HandingSettings.class)
class HandingConfiguration {}
