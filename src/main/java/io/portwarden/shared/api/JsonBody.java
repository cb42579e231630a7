package io.portwarden.shared.api;

import io.portwarden.shared.api.FieldProblem.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of a request, strictly: one JSON object in UTF-8 (RFC 8259) and nothing after it, no name twice. It has
 * a reader of its own, so that strictness here changes nothing elsewhere.
 */
public final class JsonBody {

    public static final int MAX_BYTES = 64 * 1024;
    public static final int MAX_BYTES_OF_MANY = 1024 * 1024;

    private static final int MAX_DEPTH = 8;

    private static final JsonMapper READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(JsonFields.MOST_DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Digit by digit as they were sent.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonBody() {}

    /**
     * Reads the body, of which no more than {@value #MAX_BYTES} bytes are ever kept.
     *
     * @throws ProblemException when it is larger than that (413) or not a JSON object (400)
     */
    public static JsonFields read(HttpServletRequest request) {
        return parse(bytes(request));
    }

    /** The same for whoever takes the fields by rules of another standard. */
    public static ObjectNode readObject(HttpServletRequest request) {
        return object(bytes(request));
    }

    /**
     * Reads the body of a request that has nothing to say: none, or an object without fields.
     *
     * @throws ProblemException when it says something all the same (400), is too large (413) or not sent as JSON (415)
     */
    public static void readNothing(HttpServletRequest request) {
        requireNothing(request, bytes(request));
    }

    /** The same of a body that was taken before, by {@link #bytes(HttpServletRequest)}. */
    public static void requireNothing(HttpServletRequest request, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        if (!isJson(request.getContentType())) {
            throw new ProblemException(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        parse(bytes).end();
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /**
     * Takes the body as it came, of which no more than {@value #MAX_BYTES} bytes are ever kept.
     *
     * @throws ProblemException (413) when it is larger than that
     */
    public static byte[] bytes(HttpServletRequest request) {
        return bytes(request, MAX_BYTES);
    }

    /** The same of a body of which more is kept, {@link #MAX_BYTES_OF_MANY} at the most, for what is told of many at once. */
    public static byte[] bytesOfMany(HttpServletRequest request) {
        return bytes(request, MAX_BYTES_OF_MANY);
    }

    private static byte[] bytes(HttpServletRequest request, int most) {
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        byte[] bytes;
        try {
            // A body in chunks does not say its length: one byte more than allowed tells.
            bytes = request.getInputStream().readNBytes(most + 1);
        } catch (IOException brokenOff) {
            throw unreadable("The body ended before it was complete.");
        }
        if (bytes.length > most) {
            throw tooLarge(most);
        }
        return bytes;
    }

    public static JsonFields parse(byte[] bytes) {
        return new JsonFields(object(bytes));
    }

    private static ObjectNode object(byte[] bytes) {
        JsonNode root;
        try {
            root = READER.readTree(decode(bytes));
        } catch (JacksonException notJson) {
            throw notJson(notJson);
        }
        if (!root.isObject()) {
            throw unreadable("The body is not a JSON object.");
        }
        return root.asObject();
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw unreadable("The body is not UTF-8.");
        }
    }

    private static ProblemException notJson(JacksonException failure) {
        if (failure instanceof StreamConstraintsException) {
            return unreadable("The body is nested too deeply, or a number in it has too many digits.");
        }
        String field = failure.processor() instanceof JsonParser parser ? fieldOf(parser.streamReadContext()) : "";
        if (field.isEmpty()) {
            return unreadable("The body is not JSON.");
        }
        if (failure.getOriginalMessage().startsWith("Duplicate ")) {
            return new ProblemException(Problem.of(
                    ProblemType.UNREADABLE_REQUEST,
                    "A field stands in the body twice.",
                    new FieldProblem(field, Code.DUPLICATE_FIELD, "This field may stand in the body once.")));
        }
        String where = failure instanceof UnexpectedEndOfInputException ? "The body ends too early" : "It is not JSON";
        return new ProblemException(Problem.of(
                ProblemType.UNREADABLE_REQUEST,
                "The body is not JSON.",
                new FieldProblem(field, Code.INVALID, where + ", at this field or right after it.")));
    }

    /** The outermost field that the reader stands in, empty where there is none. */
    private static String fieldOf(TokenStreamContext innermost) {
        String field = "";
        for (TokenStreamContext context = innermost; context != null; context = context.getParent()) {
            if (context.currentName() != null) {
                field = context.currentName();
            }
        }
        return field;
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(Problem.of(ProblemType.UNREADABLE_REQUEST, detail));
    }

    private static ProblemException tooLarge(int most) {
        return new ProblemException(
                most == MAX_BYTES
                        ? Problem.of(ProblemType.REQUEST_TOO_LARGE)
                        : Problem.of(
                                ProblemType.REQUEST_TOO_LARGE,
                                "The body of this request has " + most / 1024 + " KiB at the most."));
    }
}
