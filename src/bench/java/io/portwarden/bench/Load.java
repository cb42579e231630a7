package io.portwarden.bench;

import io.portwarden.bench.CarrierProgram.Answer;
import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Carriers that send orders of every kind without a pause, and remember what they sent and what they were answered. */
final class Load implements AutoCloseable {

    private static final int WORKERS = 12;
    private static final int CARRIERS = 8;
    private static final int HOLDERS = 8;
    private static final int NUMBERS = 60;
    private static final int TRIES = 5;

    private final World world;
    private final Rotation rotation;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final Queue<Order> unanswered = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, Integer> outcomes = new ConcurrentHashMap<>();
    private final Queue<Gaining> everyCarrier = new ConcurrentLinkedQueue<>();
    private final Map<String, Holder> everyHolder = new ConcurrentHashMap<>();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final AtomicInteger foundStored = new AtomicInteger();
    private volatile Parties parties;
    private volatile boolean ended;

    Load(World world, Rotation rotation) {
        this.world = world;
        this.rotation = rotation;
        this.parties = newParties();
        IntStream.range(0, WORKERS).forEach(i -> workers.submit(this::work));
    }

    /** What a carrier was told of an order, with 2xx. */
    record Answered(Order order, Answer answer) {}

    /** Who sends, and whose numbers it is about. Others after each kill: wrong PINs are limited, and numbers go. */
    private record Parties(List<Gaining> carriers, List<Holder> holders) {}

    void renewParties() {
        parties = newParties();
    }

    private Parties newParties() {
        Parties made = new Parties(world.carriers(CARRIERS), world.holders(HOLDERS, NUMBERS));
        everyCarrier.addAll(made.carriers());
        made.holders().forEach(holder -> everyHolder.put(holder.id().toString(), holder));
        return made;
    }

    private void work() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            while (!ended) {
                Order order = next(random);
                // Most carriers ask again at once when the line breaks, some do later.
                if (!send(order) && (random.nextInt(4) > 0 || !send(order))) {
                    unanswered.add(order);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextLong(60));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            e.printStackTrace();
        }
    }

    /** 45 of 100 with the right PIN, 35 with a wrong one, the rest with something else wrong or for several numbers. */
    private Order next(ThreadLocalRandom random) {
        Parties now = parties;
        Gaining carrier = now.carriers().get(random.nextInt(CARRIERS));
        Holder holder = now.holders().get(random.nextInt(HOLDERS));
        String number = holder.phoneNumbers().get(random.nextInt(NUMBERS));
        int kind = random.nextInt(100);
        if (kind < 45) {
            return Order.of(carrier, holder, number, holder.pin());
        }
        if (kind < 80) {
            return Order.of(carrier, holder, number, World.otherPin(holder.pin()));
        }
        if (kind < 90) {
            return new Order(carrier, holder, Order.newName(), List.of(number), "NOT-THEIRS", holder.pin());
        }
        int from = random.nextInt(NUMBERS - 3);
        return new Order(
                carrier,
                holder,
                Order.newName(),
                holder.phoneNumbers().subList(from, from + 3),
                holder.accountNumber(),
                holder.pin());
    }

    /** @return whether it was answered with 2xx */
    private boolean send(Order order) throws InterruptedException {
        try {
            Answer answer = CarrierProgram.send(rotation.any(), order);
            outcomes.merge(Integer.toString(answer.status()), 1, Integer::sum);
            if (answer.isSuccess()) {
                answered.add(new Answered(order, answer));
                return true;
            }
        } catch (IOException broken) {
            brokenOff.incrementAndGet();
        }
        return false;
    }

    /** Ends the sending; what is under way comes to its end. */
    @Override
    public void close() {
        ended = true;
        workers.close();
    }

    /** Sends what was never answered once more, with the same words. */
    void sendAgain() throws InterruptedException {
        for (int i = 0; i < TRIES && !unanswered.isEmpty(); i++) {
            List<Order> again = new ArrayList<>();
            for (Order order = unanswered.poll(); order != null; order = unanswered.poll()) {
                again.add(order);
            }
            try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
                again.forEach(order -> threads.submit(() -> {
                    if (!send(order)) {
                        unanswered.add(order);
                    }
                    return order;
                }));
            }
        }
        foundStored.set((int) answered.stream()
                .filter(taken -> taken.answer().status() == 200)
                .count());
    }

    Collection<Answered> answered() {
        return answered;
    }

    /** Orders that got no answer of 2xx even when they were sent again. */
    Collection<Order> unanswered() {
        return unanswered;
    }

    Collection<Gaining> carriers() {
        return everyCarrier;
    }

    Collection<Holder> holders() {
        return everyHolder.values();
    }

    int brokenOff() {
        return brokenOff.get();
    }

    /** Orders that had been stored when their request was broken off, as the carrier learned when it asked again. */
    int foundStored() {
        return foundStored.get();
    }

    @Override
    public String toString() {
        return "answers %s, %d requests broken off".formatted(outcomes, brokenOff.get());
    }
}
