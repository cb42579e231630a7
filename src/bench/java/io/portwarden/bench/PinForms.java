package io.portwarden.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The forms in which a PIN could be left behind so that somebody finds it: plain, encoded, or hashed without a key. */
final class PinForms {

    private PinForms() {}

    /** Texts to look for, by the name of the form. Files of bytes are to be read as Latin-1. */
    static Map<String, String> of(String pin) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", pin);
        forms.put("backwards", new StringBuilder(pin).reverse().toString());
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] bytes = pin.getBytes(charset);
            forms.put(charset + " bytes", new String(bytes, StandardCharsets.ISO_8859_1));
            encoded(forms, charset.name(), bytes);
        }
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
            encoded(forms, algorithm, digest(algorithm, pin));
        }
        return forms;
    }

    private static void encoded(Map<String, String> forms, String name, byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        forms.put(name + " in hex", hex);
        forms.put(name + " in capital hex", hex.toUpperCase(Locale.ROOT));
        // The last characters depend on what follows.
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        forms.put(name + " in Base64", base64.substring(0, base64.length() - 1));
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        forms.put(name + " in Base64 for URLs", url.substring(0, url.length() - 1));
    }

    private static byte[] digest(String algorithm, String pin) {
        try {
            return MessageDigest.getInstance(algorithm).digest(pin.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
