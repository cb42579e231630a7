import client.ApiClient;
import client.model.SupplementRequest;
import java.time.LocalDate;
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

    static SupplementRequest cancel(int version) {
        SupplementRequest cancel = new SupplementRequest();
        cancel.setVersion(version);
        cancel.setType(SupplementRequest.TypeEnum.CANCEL);
        return cancel;
    }

    static SupplementRequest newDueDate(int version, LocalDate dueDate) {
        SupplementRequest moved = new SupplementRequest();
        moved.setVersion(version);
        moved.setType(SupplementRequest.TypeEnum.NEW_DUE_DATE);
        moved.setDesiredDueDate(dueDate);
        return moved;
    }

    static SupplementRequest correction(int version, String zipCode, String pin) {
        SupplementRequest correction = new SupplementRequest();
        correction.setVersion(version);
        correction.setType(SupplementRequest.TypeEnum.CORRECTION);
        correction.setZipCode(zipCode);
        correction.setPin(pin);
        return correction;
    }
}
