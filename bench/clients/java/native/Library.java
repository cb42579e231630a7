import client.ApiClient;
import client.ApiException;

/** The client for the HTTP client of Java itself. */
final class Library {

    private Library() {}

    static ApiClient client(String url, String key, String accept) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(url);
        client.setRequestInterceptor(request -> {
            request.setHeader("Authorization", "Bearer " + key);
            if (accept != null) {
                request.setHeader("Accept", accept);
            }
        });
        return client;
    }

    static int status(Exception refusal) {
        return refusal instanceof ApiException refused ? refused.getCode() : 0;
    }

    static String body(Exception refusal) {
        return ((ApiException) refusal).getResponseBody();
    }
}
