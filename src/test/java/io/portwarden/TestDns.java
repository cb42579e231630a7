package io.portwarden;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A name server that knows what tests have it know (RFC 1035), and is asked by every program of theirs. */
public final class TestDns implements AutoCloseable {

    private static final int TXT = 16;
    private static final int CNAME = 5;
    private static final int NO_SUCH_NAME = 3;
    private static final int FAILED = 2;

    private static final TestDns SHARED = new TestDns();

    private final DatagramSocket socket;
    private final Map<String, List<List<String>>> texts = new ConcurrentHashMap<>();
    private final Map<String, String> aliases = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    public TestDns() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("test-dns").start(this::serve);
    }

    /** The one that programs of tests ask. */
    public static TestDns shared() {
        return SHARED;
    }

    /** What the programs are told. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Publishes these texts under the name, in the place of others; each is one record of one part. */
    public void publish(String name, String... records) {
        publishParts(name, Arrays.stream(records).map(List::of).toList());
    }

    /** The same of records of several parts. */
    public void publishParts(String name, List<List<String>> records) {
        texts.put(name.toLowerCase(Locale.ROOT), records);
    }

    public void alias(String name, String other) {
        aliases.put(name, other);
    }

    /** Answers that it cannot tell. */
    public void fail(String name) {
        failing.add(name);
    }

    /** Does not answer. */
    public void silence(String name) {
        silent.add(name);
    }

    /** Knows nothing of the name any more. */
    public void forget(String name) {
        texts.remove(name);
        aliases.remove(name);
        failing.remove(name);
        silent.remove(name);
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
                String name = name(question);
                if (!silent.contains(name)) {
                    byte[] answer = answer(question, name);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                // the loop ends
            }
        }
    }

    private static String name(byte[] question) {
        StringBuilder name = new StringBuilder();
        for (int at = 12; question[at] != 0; at += question[at] + 1) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private byte[] answer(byte[] question, String name) throws IOException {
        String alias = aliases.get(name);
        List<List<String>> records = texts.get(alias == null ? name : alias);
        int code = failing.contains(name) ? FAILED : records == null && alias == null ? NO_SUCH_NAME : 0;
        List<List<String>> told = code != 0 || records == null ? List.of() : records;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(0x8580 | code);
        out.writeShort(1);
        out.writeShort(told.size() + (alias == null ? 0 : 1));
        out.writeInt(0);
        int end = 12 + name.length() + 2 + 4;
        out.write(question, 12, end - 12);
        if (alias != null) {
            out.write(encoded(name));
            record(out, CNAME, encoded(alias));
        }
        for (List<String> record : told) {
            out.write(encoded(alias == null ? name : alias));
            ByteArrayOutputStream parts = new ByteArrayOutputStream();
            for (String part : record) {
                parts.write(part.length());
                parts.write(part.getBytes(StandardCharsets.ISO_8859_1));
            }
            record(out, TXT, parts.toByteArray());
        }
        return bytes.toByteArray();
    }

    private static void record(DataOutputStream out, int type, byte[] data) throws IOException {
        out.writeShort(type);
        out.writeShort(1);
        out.writeInt(60);
        out.writeShort(data.length);
        out.write(data);
    }

    private static byte[] encoded(String name) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            encoded.write(label.length());
            encoded.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        encoded.write(0);
        return encoded.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
