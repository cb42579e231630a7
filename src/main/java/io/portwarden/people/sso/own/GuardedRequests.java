package io.portwarden.people.sso.own;

import io.portwarden.shared.PublicInternet;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/**
 * Asks what tenants' admins have named: over https, hosts on the internet, never into our own network or ourselves. Each
 * connection looks at the very address that it connects to, so that a name that means something else a moment later leads
 * nowhere (DNS rebinding). Redirects are not followed, and a connection ends in time, whatever the other side does.
 */
final class GuardedRequests extends SimpleClientHttpRequestFactory {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("own-provider-timeouts").factory());

    private final boolean anywhere;
    private final Duration timeout;
    private final SSLSocketFactory tls;

    /** @param anywhere for trying things out on one machine: http, and addresses that are not on the internet */
    GuardedRequests(boolean anywhere, Duration timeout) {
        this.anywhere = anywhere;
        this.timeout = timeout;
        this.tls = new Guarded((SSLSocketFactory) SSLSocketFactory.getDefault());
        setProxy(Proxy.NO_PROXY);
        setConnectTimeout(timeout);
        setReadTimeout(timeout);
    }

    /** Whether a provider's settings may lead there, whatever the host means at the moment. */
    boolean mayLeadTo(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && ("https".equalsIgnoreCase(uri.getScheme())
                            || anywhere && "http".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        if (!mayLeadTo(uri.toString())) {
            throw new IOException("Not an address of https");
        }
        return super.createRequest(uri, method);
    }

    @Override
    protected void prepareConnection(HttpURLConnection connection, String method) throws IOException {
        super.prepareConnection(connection, method);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Connection", "close");
        if (connection instanceof HttpsURLConnection encrypted) {
            encrypted.setSSLSocketFactory(tls);
        }
    }

    private void requireSomebodyElses(InetAddress address) throws SocketException {
        if (!anywhere && (!PublicInternet.holds(address) || NetworkInterface.getByInetAddress(address) != null)) {
            throw new SocketException("Not an address on the internet");
        }
    }

    /** Connects where it may, and is closed when the time is over. */
    private final class GuardedSocket extends Socket {

        @Override
        public void connect(SocketAddress to, int within) throws IOException {
            if (!(to instanceof InetSocketAddress internet) || internet.isUnresolved()) {
                throw new UnknownHostException(String.valueOf(to));
            }
            requireSomebodyElses(internet.getAddress());
            var unused = WATCH.schedule(this::closeQuietly, timeout.toMillis(), TimeUnit.MILLISECONDS);
            super.connect(to, within);
        }

        private void closeQuietly() {
            try {
                close();
            } catch (IOException alreadyGone) {
                // nothing is left to close
            }
        }
    }

    /** Puts TLS upon such a connection; makes none in another way. */
    private final class Guarded extends SSLSocketFactory {

        private final SSLSocketFactory usual;

        Guarded(SSLSocketFactory usual) {
            this.usual = usual;
        }

        @Override
        public Socket createSocket() {
            return new GuardedSocket();
        }

        @Override
        public Socket createSocket(Socket connected, String host, int port, boolean close) throws IOException {
            requireSomebodyElses(connected.getInetAddress());
            return usual.createSocket(connected, host, port, close);
        }

        @Override
        public Socket createSocket(Socket connected, InputStream consumed, boolean close) throws IOException {
            throw new SocketException("Not in this way");
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new SocketException("Not in this way");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            throw new SocketException("Not in this way");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new SocketException("Not in this way");
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
            throw new SocketException("Not in this way");
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return usual.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return usual.getSupportedCipherSuites();
        }
    }
}
