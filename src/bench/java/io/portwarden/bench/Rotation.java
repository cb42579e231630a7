package io.portwarden.bench;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Nodes of which some serve while those that were killed are started again. */
final class Rotation implements AutoCloseable {

    private final Stage stage;
    private final List<String> names;
    private final List<Node> serving = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Random random = new Random();

    Rotation(Stage stage, int nodes) throws IOException {
        this.stage = stage;
        this.names = IntStream.range(0, nodes).mapToObj(i -> "kill-" + i).toList();
        for (String name : names) {
            start(name);
        }
    }

    List<String> names() {
        return names;
    }

    private void start(String name) throws IOException {
        Node node = stage.startNode(name);
        Thread.ofVirtual().name("start of " + name).start(() -> {
            try {
                node.awaitReady();
                serving.add(node);
            } catch (IOException | InterruptedException e) {
                failure.set(e);
            }
        });
    }

    /** @throws IOException when a node does not start any more */
    void awaitServing(int nodes) throws IOException, InterruptedException {
        while (serving.size() < nodes) {
            @Nullable Exception failed = failure.get();
            if (failed != null) {
                throw new IOException(failed);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** One that serves; one that has just been killed, too, as long as nobody knows. */
    Node any() throws InterruptedException {
        while (true) {
            Object[] now = serving.toArray();
            if (now.length > 0) {
                return (Node) now[random.nextInt(now.length)];
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Kills one that serves and starts it again. */
    void killOne(Random chance) throws IOException {
        Node victim = serving.get(chance.nextInt(serving.size()));
        victim.kill();
        serving.remove(victim);
        start(victim.name());
    }

    /** Lets all of them end by themselves. */
    void stop() throws InterruptedException {
        for (Node node : serving) {
            node.stop();
        }
        serving.clear();
    }

    @Override
    public void close() {
        serving.forEach(Node::kill);
    }
}
