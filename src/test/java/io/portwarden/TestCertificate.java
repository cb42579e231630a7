package io.portwarden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that vouches for itself, and its key. */
public final class TestCertificate {

    private static final String ALIAS = "own";
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final KeyStore store;

    private TestCertificate(KeyStore store) {
        this.store = store;
    }

    /** For the host {@code localhost} and nothing else, as whoever is named so. */
    public static TestCertificate of(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("portwarden-certificate");
        Path file = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(
                    new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Files.delete(file);
        Files.delete(folder);
        return new TestCertificate(store);
    }

    private Certificate certificate() throws GeneralSecurityException {
        return store.getCertificate(ALIAS);
    }

    /** Its SHA-256 in hexadecimal. */
    public String fingerprint() throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(certificate().getEncoded()));
    }

    /** The certificate alone, as files have it (RFC 7468). */
    public String pem() throws GeneralSecurityException {
        return block("CERTIFICATE", certificate().getEncoded());
    }

    /** The same and then the key. */
    public String pemWithKey() throws GeneralSecurityException {
        return pem() + block("PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
    }

    private static String block(String what, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, LINES.encodeToString(bytes), what);
    }

    /** Of somebody who shows this certificate, and trusts the other. */
    public SSLContext trusting(TestCertificate other) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), other.trust().getTrustManagers(), null);
        return context;
    }

    /** Of somebody who shows none, and trusts this one. */
    public SSLContext trusted() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust().getTrustManagers(), null);
        return context;
    }

    private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }
}
