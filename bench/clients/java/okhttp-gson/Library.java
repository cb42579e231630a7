import client.ApiClient;
import client.ApiException;

/** The client for OkHttp. */
final class Library {

    private Library() {}

    static ApiClient client(String url, String key, String accept) {
        ApiClient client = new ApiClient();
        client.setBasePath(url);
        client.setBearerToken(key);
        if (accept != null) {
            client.setHttpClient(client.getHttpClient()
                    .newBuilder()
                    .addInterceptor(chain -> chain.proceed(
                            chain.request().newBuilder().header("Accept", accept).build()))
                    .build());
        }
        return client;
    }

    static int status(Exception refusal) {
        return refusal instanceof ApiException refused ? refused.getCode() : 0;
    }

    static String body(Exception refusal) {
        return ((ApiException) refusal).getResponseBody();
    }
}
