package io.portwarden.bench;

import io.portwarden.bench.CarrierProgram.Answer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection by HTTP/1.1, with nothing between the bytes and the clock. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private int bytes;

    RawConnection(Node node) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** @throws IOException when no whole answer came */
    Answer send(Order order) throws IOException {
        byte[] request = request(order);
        bytes = 0;
        long sentAt = System.nanoTime();
        socket.getOutputStream().write(request);
        String headers = headers().toLowerCase(Locale.ROOT);
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        if (headers.contains("transfer-encoding: chunked")) {
            readChunks(body);
        } else {
            int length = headers.indexOf("content-length: ") + "content-length: ".length();
            read(Integer.parseInt(headers.substring(length, headers.indexOf('\r', length))), body);
        }
        long answeredAt = System.nanoTime();
        int status = Integer.parseInt(headers.substring(9, 12));
        return new Answer(status, bytes, body.toString(StandardCharsets.UTF_8), sentAt, answeredAt);
    }

    private static byte[] request(Order order) {
        byte[] body = order.body();
        byte[] head = """
                POST /api/v1/port-out-orders HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(order.carrier().key(), body.length).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head);
        request.writeBytes(body);
        return request.toByteArray();
    }

    private String headers() throws IOException {
        StringBuilder headers = new StringBuilder();
        String line;
        do {
            line = line();
            headers.append(line);
        } while (!line.equals("\r\n"));
        return headers.toString();
    }

    private void readChunks(ByteArrayOutputStream body) throws IOException {
        int size;
        do {
            size = Integer.parseInt(line().strip(), 16);
            read(size, body);
            line();
        } while (size > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int read;
        do {
            read = in.read();
            if (read < 0) {
                throw new EOFException("The answer ended too early");
            }
            bytes++;
            line.append((char) read);
        } while (read != '\n');
        return line.toString();
    }

    private void read(int count, ByteArrayOutputStream body) throws IOException {
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            throw new EOFException("The answer ended too early");
        }
        bytes += count;
        body.writeBytes(read);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
