import client.ApiClient;
import client.ApiException;
import client.model.CancelSupplement;
import client.model.CorrectionSupplement;
import client.model.NewDueDateSupplement;
import client.model.SupplementRequest;
import java.time.LocalDate;

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

    static SupplementRequest cancel(int version) {
        CancelSupplement cancel = new CancelSupplement();
        cancel.setVersion(version);
        cancel.setType(CancelSupplement.TypeEnum.CANCEL);
        return new SupplementRequest(cancel);
    }

    static SupplementRequest newDueDate(int version, LocalDate dueDate) {
        NewDueDateSupplement moved = new NewDueDateSupplement();
        moved.setVersion(version);
        moved.setType(NewDueDateSupplement.TypeEnum.NEW_DUE_DATE);
        moved.setDesiredDueDate(dueDate);
        return new SupplementRequest(moved);
    }

    static SupplementRequest correction(int version, String zipCode, String pin) {
        CorrectionSupplement correction = new CorrectionSupplement();
        correction.setVersion(version);
        correction.setType(CorrectionSupplement.TypeEnum.CORRECTION);
        correction.setZipCode(zipCode);
        correction.setPin(pin);
        return new SupplementRequest(correction);
    }
}
