package io.portwarden.people;

import com.webauthn4j.converter.util.CborConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A security key and the browser that it is plugged into, in software, with one passkey on it; what it does wrong can be
 * chosen (Web Authentication, level 3, sections 6.1, 6.3 and 6.5).
 */
public final class TestAuthenticator {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CborConverter CBOR = new ObjectConverter().getCborConverter();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;

    private final String origin;
    private final KeyPair keys;
    private byte[] id;
    private byte[] userHandle = {};
    private int count = 1;
    private boolean verifies = true;

    public TestAuthenticator(String origin) {
        this(origin, newKeys(), random(32));
    }

    private TestAuthenticator(String origin, KeyPair keys, byte[] id) {
        this.origin = origin;
        this.keys = keys;
        this.id = id;
    }

    /** The same key a second time, as somebody has copied it. */
    public TestAuthenticator copy() {
        TestAuthenticator copy = new TestAuthenticator(origin, keys, id);
        copy.userHandle = userHandle;
        copy.count = count;
        return copy;
    }

    /** The same key on a page of another origin. */
    public TestAuthenticator at(String otherOrigin) {
        TestAuthenticator other = new TestAuthenticator(otherOrigin, keys, id);
        other.userHandle = userHandle;
        other.count = count;
        return other;
    }

    /** Never counts, as those do that keep one passkey on many machines. */
    public TestAuthenticator withoutCount() {
        count = 0;
        return this;
    }

    /** Asks for neither PIN nor fingerprint. */
    public TestAuthenticator withoutVerification() {
        verifies = false;
        return this;
    }

    public TestAuthenticator withId(byte[] other) {
        id = other;
        return this;
    }

    public TestAuthenticator withUserHandle(byte[] other) {
        userHandle = other;
        return this;
    }

    public byte[] id() {
        return id;
    }

    /** Answers to the options for a new passkey. */
    public String make(String options) {
        JsonNode asked = JSON.readTree(options);
        userHandle = decode(asked.get("user").get("id").asString());
        byte[] data = concat(
                dataFor(asked.get("rp").get("id").asString(), WITH_KEY),
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                CBOR.writeValueAsBytes(
                        EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256)));
        Map<String, Object> attestation = new LinkedHashMap<>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", data);
        return credential(Map.of(
                "clientDataJSON",
                encode(clientData("webauthn.create", asked)),
                "attestationObject",
                encode(CBOR.writeValueAsBytes(attestation)),
                "transports",
                List.of("usb")));
    }

    /** Answers to the options for a signature. */
    public String sign(String options) {
        JsonNode asked = JSON.readTree(options);
        if (count > 0) {
            count++;
        }
        byte[] data = dataFor(asked.get("rpId").asString(), 0);
        byte[] client = clientData("webauthn.get", asked);
        return credential(Map.of(
                "clientDataJSON",
                encode(client),
                "authenticatorData",
                encode(data),
                "signature",
                encode(signature(concat(data, sha256(client)))),
                "userHandle",
                encode(userHandle)));
    }

    private String credential(Map<String, Object> response) {
        return JSON.writeValueAsString(Map.of(
                "id",
                encode(id),
                "rawId",
                encode(id),
                "type",
                "public-key",
                "clientExtensionResults",
                Map.of(),
                "response",
                response));
    }

    private byte[] dataFor(String rpId, int flags) {
        return concat(
                sha256(rpId.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) (PRESENT | (verifies ? VERIFIED : 0) | flags)},
                ByteBuffer.allocate(4).putInt(count).array());
    }

    private byte[] clientData(String type, JsonNode asked) {
        return JSON.writeValueAsBytes(Map.of(
                "type", type, "challenge", asked.get("challenge").asString(), "origin", origin, "crossOrigin", false));
    }

    private byte[] signature(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
