package io.portwarden.people.sso;

import io.portwarden.shared.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads somebody's role from what an OpenID provider tells.
 *
 * <p>A claim decides what people may do where they belong, and never where that is: no claim makes one of a tenant's
 * people one of the provider's, or the other way round. Of several told, the one that allows more counts.
 *
 * @param path where the claim is, with dots in between when it lies in another one
 * @param names what the claim calls our roles; one that is missing is called by its code
 */
record RolesClaim(String path, Map<Role, String> names) {

    /** Those that a tenant's people can have, what allows more first. */
    private static final List<Role> OF_TENANTS = List.of(Role.TENANT_ADMIN, Role.TENANT_VIEWER);

    static RolesClaim of(SingleSignOnProperties properties) {
        return new RolesClaim(properties.rolesClaim(), properties.names());
    }

    /**
     * The role that counts from now on; empty when there is none for somebody like this.
     *
     * @param present the role that the person has here
     */
    Optional<Role> of(Role present, Map<String, Object> claims) {
        if (path.isBlank()) {
            return Optional.of(present);
        }
        Set<String> told = texts(find(claims));
        return (present.isProviders() ? Role.ofProvider() : OF_TENANTS)
                .stream()
                        .filter(role -> told.contains(names.getOrDefault(role, role.code())))
                        .findFirst();
    }

    /** A claim whose name has dots in it goes before a path. */
    private @Nullable Object find(Map<String, Object> claims) {
        Object found = claims.get(path);
        if (found != null) {
            return found;
        }
        Object here = claims;
        for (String step : path.split("\\.")) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return here;
    }

    private static Set<String> texts(@Nullable Object claim) {
        Collection<?> values =
                claim instanceof Collection<?> several ? several : claim == null ? List.of() : List.of(claim);
        return values.stream().filter(Objects::nonNull).map(Object::toString).collect(Collectors.toSet());
    }
}
