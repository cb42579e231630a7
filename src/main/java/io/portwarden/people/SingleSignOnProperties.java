package io.portwarden.people;

import io.portwarden.shared.Role;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What counts of what an OpenID provider tells of somebody; which providers there are is configured by Spring Boot's
 * {@code spring.security.oauth2.client.*}. Every provider configured is trusted with everybody's address.
 *
 * @param roles what the claim calls our roles, by their codes ({@code tenant-admin}, {@code tenant-viewer}, {@code
 *     operator}); one that is not named is called by its code
 * @param rolesClaim the claim that holds a person's role or roles, or a path to it with dots in between; empty means that
 *     people keep the roles that they have here
 */
@ConfigurationProperties("portwarden.sso")
record SingleSignOnProperties(
        @DefaultValue("") String rolesClaim, @DefaultValue Map<String, String> roles) {

    SingleSignOnProperties {
        roles.keySet().forEach(Role::ofCode);
    }
}
