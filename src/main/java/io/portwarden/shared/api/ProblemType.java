package io.portwarden.shared.api;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What can go wrong with a carrier's request; carriers' programs rely on the {@link #uri()}, which never changes. */
public enum ProblemType {
    UNREADABLE_REQUEST(
            HttpStatus.BAD_REQUEST,
            "The request cannot be read",
            "The request is not one that can be read. The API's description says what it must look like."),
    BAD_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is wrong", "Correct the parameters named under \"errors\"."),
    UNAUTHORIZED(
            HttpStatus.UNAUTHORIZED,
            "No valid API key",
            "Send a valid API key in the header \"Authorization: Bearer <API key>\"."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed", "This API key may not do that."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "There is nothing here under this name."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "Method not allowed",
            "The header \"Allow\" names the methods that can be used here."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE, "No answer in an accepted form", "Answers are given as application/json only."),
    ORDER_NAME_TAKEN(
            HttpStatus.CONFLICT,
            "An order of this name has other content",
            "You have already sent other content under this purchase order number and version. Use another purchase"
                    + " order number for a new order, and the version after the order's for a supplement to it."),
    MOVE_REFUSED(
            HttpStatus.CONFLICT,
            "That cannot be done to this order now",
            "The order stays as it was. \"code\" says why; read the order to see how it stands."),
    ACCOUNT_NUMBER_TAKEN(
            HttpStatus.CONFLICT,
            "The account number is taken",
            "A tenant with this account number is on file. Nothing was done. After a PUT, where another request was a moment"
                    + " earlier, send the same request again."),
    ACCOUNT_NUMBER_SHARED(
            HttpStatus.CONFLICT,
            "Several tenants have this account number",
            "An earlier version has taken this account number for several tenants, written in different ways. The provider's"
                    + " people have to decide first which of them has it. Nothing was done."),
    TENANT_CLOSED(HttpStatus.CONFLICT, "The tenant is closed", "A closed tenant stays as it is. Nothing was done."),
    TENANT_IN_USE(
            HttpStatus.CONFLICT,
            "The tenant is in use",
            "A tenant that has active numbers or open orders is not closed. Deactivate its numbers first, and wait until"
                    + " its orders have ended. Nothing was done."),
    COUNTRY_CHANGE_NOT_CONFIRMED(
            HttpStatus.CONFLICT,
            "The country would change",
            "The country decides whether orders are checked with a PIN. If it is to change, send the request again with"
                    + " \"countryChangeConfirmed\": true. Nothing was done."),
    MAIN_NUMBER_NOT_HELD(
            HttpStatus.CONFLICT,
            "The tenant does not hold its main number",
            "The main number is one that the tenant holds. Give it the number first, then say that it is the main one."
                    + " Nothing was done."),
    NUMBER_OF_ANOTHER_TENANT(
            HttpStatus.CONFLICT,
            "The number is another tenant's",
            "Another tenant uses this number. Deactivate it there first. Nothing was done."),
    NUMBER_IN_OPEN_ORDER(
            HttpStatus.CONFLICT,
            "The number is in an open order",
            "A port-out order may still take this number away. It stays active until the order has ended."),
    NUMBERS_REFUSED(
            HttpStatus.CONFLICT,
            "Numbers were refused",
            "Not all of these numbers can stand as they are to. Each of those that cannot is named under \"errors\". Nothing"
                    + " was done, also not to the others."),
    NUMBER_LEFT_BY_ORDER(
            HttpStatus.CONFLICT,
            "The number left by an order",
            "This number has left by an order that was completed. Nothing was done."),
    NUMBER_LEFT_OTHERWISE(
            HttpStatus.CONFLICT,
            "The number has left already",
            "It is written down already that this number left, at another time or to another provider. Nothing was done."),
    NUMBER_RETURN_NOT_CONFIRMED(
            HttpStatus.CONFLICT,
            "The number has left",
            "This number has left the tenant by a port-out. If it has come back, send the request again with"
                    + " \"returnConfirmed\": true. Nothing was done."),
    NUMBER_UNDECIDED(
            HttpStatus.CONFLICT,
            "It is not decided whose the number is",
            "An earlier version has taken this number in several forms. The provider's people have to decide first whose"
                    + " it is. Nothing was done."),
    TOO_MANY_WEBHOOKS(
            HttpStatus.CONFLICT,
            "There are as many webhooks as there can be",
            "You have 10 webhooks already. Remove one that you do not need any more."),
    TOO_MANY_SECRETS(
            HttpStatus.CONFLICT,
            "There are as many secrets as there can be",
            "You have made 4 new secrets for this webhook within 24 hours, and each old one is valid for 24 hours after"
                    + " it was replaced. If one of them is in wrong hands, remove the webhook and add it anew."),
    REQUEST_UNDER_WAY(
            HttpStatus.CONFLICT,
            "The same request is being answered",
            "A request with this Idempotency-Key has not come to its end yet. Send the same request again after as many"
                    + " seconds as the header \"Retry-After\" says."),
    REQUEST_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE, "The request is too large", "The body of a request has 64 KiB at the most."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body is not JSON",
            "Send the body as JSON, with the header \"Content-Type: application/json\"."),
    IMPOSSIBLE_REQUEST(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The request asks for something impossible",
            "Nothing was done. Correct the fields named under \"errors\" and send the request again."),
    IDEMPOTENCY_KEY_TAKEN(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The Idempotency-Key was another request's",
            "You have sent another request with this Idempotency-Key within 24 hours. Nothing was done. Use a new key for"
                    + " each request that you mean."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests",
            "This API key sends too many requests. Wait as many seconds as the header \"Retry-After\" says."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong",
            "The request could not be answered. Send the same request again; if it fails again, tell us the value of"
                    + " \"instance\"."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Not available at the moment",
            "Send the same request again after as many seconds as the header \"Retry-After\" says. Nothing is ever"
                    + " done twice.");

    private final HttpStatus status;
    private final String title;
    private final String detail;

    ProblemType(HttpStatus status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    public String uri() {
        return "urn:portwarden:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status.value();
    }

    public String title() {
        return title;
    }

    /** What to say where nothing more precise is known. */
    public String detail() {
        return detail;
    }
}
