import client.ApiClient;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** The client for Spring's RestClient. */
final class Library {

    private Library() {}

    static ApiClient client(String url, String key, String accept) {
        RestClient.Builder http = ApiClient.buildRestClientBuilder();
        if (accept != null) {
            http.requestInterceptor((request, body, execution) -> {
                request.getHeaders().set("Accept", accept);
                return execution.execute(request, body);
            });
        }
        ApiClient client = new ApiClient(http.build());
        client.setBasePath(url);
        client.setBearerToken(key);
        return client;
    }

    static int status(Exception refusal) {
        return refusal instanceof RestClientResponseException refused
                ? refused.getStatusCode().value()
                : 0;
    }

    static String body(Exception refusal) {
        return ((RestClientResponseException) refusal).getResponseBodyAsString();
    }
}
