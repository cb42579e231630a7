package io.portwarden.provider.api;

import io.portwarden.shared.api.Described;
import io.portwarden.tenant.TenantForm;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Describes a new tenant for the OpenAPI document: its account number, and what every tenant is described by. */
@Component
@Order(0) // before what looks at all requests
class TenantSchemas implements OpenApiCustomizer {

    static final String NEW_REF = "#/components/schemas/NewTenantRequest";

    private static final String ACCOUNT = "accountNumber";

    @Override
    @SuppressWarnings("rawtypes") // the library's own
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Schema<?> known = Objects.requireNonNull(schemas.get("TenantRequest"));
        Schema<Object> account = new Schema<>(known.getSpecVersion());
        account.setTypes(Set.of("string"));
        account.setDescription(TenantApi.ACCOUNT);
        account.setExample("EXAMPLE/001");
        account.setMinLength(1);
        account.setPattern(Described.NOT_BLANK);
        account.setMaxLength(TenantForm.LONGEST_ACCOUNT);
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(ACCOUNT, account);
        properties.putAll(known.getProperties());
        Schema<Object> added = new Schema<>(known.getSpecVersion());
        added.setType(known.getType());
        added.setTypes(known.getTypes());
        added.setDescription("A tenant that is to be put on file.");
        added.setProperties(properties);
        added.setRequired(
                Stream.concat(Stream.of(ACCOUNT), known.getRequired().stream()).toList());
        schemas.put("NewTenantRequest", added);
    }
}
