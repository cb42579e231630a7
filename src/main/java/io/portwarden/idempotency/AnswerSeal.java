package io.portwarden.idempotency;

import io.portwarden.shared.key.LastingKeys;
import io.portwarden.shared.key.Seal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Encrypts answers for the database, each with a digest of what it answers and bound to who has asked and its key. */
@Component
class AnswerSeal {

    private final Seal seal;

    AnswerSeal(LastingKeys keys) {
        this.seal = new Seal(keys.keys(), "portwarden kept answers");
    }

    /** What is sealed. */
    private record Content(
            String request, int status, @Nullable String location, String body) {}

    String seal(Sender sender, IdempotencyKey key, byte[] request, KeptAnswer answer) {
        Content content = new Content(digest(request), answer.status(), answer.location(), answer.body());
        return seal.seal(owner(sender, key), JsonMapper.shared().writeValueAsBytes(content));
    }

    /**
     * @throws OtherRequestException when it answers another request
     * @throws IllegalStateException if it was altered, or made for another place or under a key that is not there
     */
    KeptAnswer open(Sender sender, IdempotencyKey key, byte[] request, String sealed) {
        Content content = JsonMapper.shared().readValue(seal.open(owner(sender, key), sealed), Content.class);
        if (!content.request().equals(digest(request))) {
            throw new OtherRequestException();
        }
        return new KeptAnswer(content.status(), content.location(), content.body());
    }

    /** Its digest stands in nothing that can be read without the key, and so needs none itself. */
    private static String digest(byte[] request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static String owner(Sender sender, IdempotencyKey key) {
        return sender.text() + " " + digest(key.text().getBytes(StandardCharsets.US_ASCII));
    }
}
