package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests are what Kubernetes' own OpenAPI document says of these resources: no unknown field, none missing. */
class KubernetesManifestsTest {

    private static final Gson GSON = new Gson();

    private interface Check {
        void accept(JsonElement resource) throws IOException;
    }

    private static final Map<String, Check> CHECKS = Map.of(
            "v1 Namespace", V1Namespace::validateJsonElement,
            "v1 ServiceAccount", V1ServiceAccount::validateJsonElement,
            "v1 ConfigMap", V1ConfigMap::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "apps/v1 StatefulSet", V1StatefulSet::validateJsonElement,
            "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

    static List<JsonObject> resources() throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Iterable<Object> documents = yaml.loadAll(Files.readString(Path.of("kubernetes", "portwarden.yaml")));
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> GSON.toJsonTree(document).getAsJsonObject())
                .toList();
    }

    private static String kind(JsonObject resource) {
        return resource.get("apiVersion").getAsString() + " "
                + resource.get("kind").getAsString();
    }

    @ParameterizedTest
    @DisplayName("Every resource is one that Kubernetes knows, with no field that it does not")
    @MethodSource("resources")
    void known(JsonObject resource) {
        Check check = CHECKS.get(kind(resource));
        assertThat(check).isNotNull();
        assertThatCode(() -> Objects.requireNonNull(check).accept(resource)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("A misspelt field would be found")
    void misspelt() throws IOException {
        JsonObject nodes = resources().stream()
                .filter(resource -> kind(resource).endsWith("StatefulSet"))
                .findAny()
                .orElseThrow();
        nodes.getAsJsonObject("spec")
                .getAsJsonObject("template")
                .getAsJsonObject("spec")
                .addProperty("terminationGracePeriod", 40);
        assertThatIllegalArgumentException().isThrownBy(() -> V1StatefulSet.validateJsonElement(nodes));
    }

    @Test
    @DisplayName("Requests reach a node that lives where none is ready: all have the same database")
    void aliveIsEnough() throws IOException {
        JsonObject ingress = named("Ingress", "portwarden");
        String fallback = ingress.getAsJsonObject("metadata")
                .getAsJsonObject("annotations")
                .get("nginx.ingress.kubernetes.io/default-backend")
                .getAsString();
        JsonObject service = named("Service", fallback).getAsJsonObject("spec");
        assertThat(service.get("publishNotReadyAddresses").getAsBoolean()).isTrue();
        assertThat(service.get("selector"))
                .isEqualTo(
                        named("Service", "portwarden").getAsJsonObject("spec").get("selector"));
    }

    @Test
    @DisplayName(
            "UPS-5: upstreams come by a service of their own, to nodes that live, on a port over which nothing else goes")
    void upstreams() throws IOException {
        JsonObject service = named("Service", "portwarden-upstream").getAsJsonObject("spec");
        assertThat(service.get("publishNotReadyAddresses").getAsBoolean()).isTrue();
        assertThat(service.getAsJsonArray("ports"))
                .singleElement()
                .matches(port ->
                        port.getAsJsonObject().get("targetPort").getAsString().equals("upstream"));
        assertThat(named("Ingress", "portwarden").toString()).doesNotContain("upstream");
        assertThat(named("ConfigMap", "portwarden")
                        .getAsJsonObject("data")
                        .get("PORTWARDEN_UPSTREAM_PORT")
                        .getAsString())
                .isEqualTo("8082");
    }

    private static JsonObject named(String kind, String name) throws IOException {
        return resources().stream()
                .filter(resource -> kind(resource).endsWith(kind))
                .filter(resource -> resource.getAsJsonObject("metadata")
                        .get("name")
                        .getAsString()
                        .equals(name))
                .findAny()
                .orElseThrow();
    }

    @Test
    @DisplayName("No secret is in them")
    void noSecret() throws IOException {
        assertThat(Path.of("kubernetes", "portwarden.yaml"))
                .content()
                .doesNotContain("PASSWORD", "PIN_KEYS", "AUDIT_KEYS");
        assertThat(resources()).noneMatch(resource -> kind(resource).endsWith("Secret"));
    }
}
