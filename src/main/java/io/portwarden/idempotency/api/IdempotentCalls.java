package io.portwarden.idempotency.api;

import io.portwarden.apikey.TestKeys;
import io.portwarden.idempotency.IdempotencyKey;
import io.portwarden.idempotency.KeptAnswer;
import io.portwarden.idempotency.KeptAnswers;
import io.portwarden.idempotency.Sender;
import io.portwarden.shared.api.FieldProblem;
import io.portwarden.shared.api.Problem;
import io.portwarden.shared.api.ProblemException;
import io.portwarden.shared.api.ProblemType;
import io.portwarden.shared.database.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lets a call that makes something be sent again under an {@code Idempotency-Key} without making it twice (API-20). */
@Component
public class IdempotentCalls {

    static final String HEADER = "Idempotency-Key";

    /** As {@link IdempotencyKey} reads it, for the OpenAPI document. */
    static final String PATTERN = "^(\"([ !#-\\[\\]-~]|\\\\[\"\\\\]){1,255}\"|[!#-+\\--:<-\\[\\]-~]{1,255})$";

    private final KeptAnswers answers;

    IdempotentCalls(KeptAnswers answers) {
        this.answers = answers;
    }

    /**
     * A call as it came.
     *
     * @param scope whom the transaction is for that does what is asked
     * @throws ProblemException (400) when its key is none, or it has several
     */
    public Call of(HttpServletRequest request, byte[] body, Scope scope) {
        return new Call(key(request).orElse(null), bytes(request, body), new Sender(scope, TestKeys.isInUse()));
    }

    private static Optional<IdempotencyKey> key(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Optional<IdempotencyKey> key = sent.size() == 1 ? IdempotencyKey.parse(sent.getFirst()) : Optional.empty();
        if (key.isEmpty()) {
            throw new ProblemException(Problem.of(
                    ProblemType.BAD_PARAMETER,
                    ProblemType.BAD_PARAMETER.detail(),
                    new FieldProblem(
                            HEADER,
                            FieldProblem.Code.INVALID,
                            "It has 1 to 255 characters of ASCII in quotes, such as"
                                    + " \"8e03978e-40d5-43dd-bc93-6894a57f9324\", and comes once.")));
        }
        return key;
    }

    /** All that makes it this request: two with equal bodies may be meant for two things. */
    private static byte[] bytes(HttpServletRequest request, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** A call with its key, if it has one. */
    public final class Call {

        private final @Nullable IdempotencyKey key;
        private final byte[] request;
        private final Sender sender;

        private Call(@Nullable IdempotencyKey key, byte[] request, Sender sender) {
            this.key = key;
            this.request = request;
            this.sender = sender;
        }

        /** What it was answered before; for what has to be found out before a transaction begins. */
        public <T> Optional<ResponseEntity<T>> earlier(Class<T> type) {
            return key == null
                    ? Optional.empty()
                    : answers.find(sender, key, request).map(answer -> read(answer, type));
        }

        /** What it is answered: without a key by doing what is asked, with one by doing it once. */
        public <T> ResponseEntity<T> once(Class<T> type, Supplier<ResponseEntity<T>> work) {
            return key == null ? work.get() : read(answers.once(sender, key, request, () -> written(work.get())), type);
        }
    }

    private static KeptAnswer written(ResponseEntity<?> answer) {
        URI location = answer.getHeaders().getLocation();
        return new KeptAnswer(
                answer.getStatusCode().value(),
                location == null ? null : location.toString(),
                JsonMapper.shared().writeValueAsString(Objects.requireNonNull(answer.getBody())));
    }

    private static <T> ResponseEntity<T> read(KeptAnswer answer, Class<T> type) {
        ResponseEntity.BodyBuilder read = ResponseEntity.status(answer.status());
        if (answer.location() != null) {
            read.location(URI.create(answer.location()));
        }
        return read.body(JsonMapper.shared().readValue(answer.body(), type));
    }
}
