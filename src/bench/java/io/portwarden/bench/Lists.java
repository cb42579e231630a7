package io.portwarden.bench;

import io.portwarden.shared.TenantId;
import io.portwarden.support.Multitude;
import io.portwarden.support.Multitude.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows on lists: how long they take over ten million orders, beside the same over ten thousand or beside the first page. */
public final class Lists {

    private static final int MANY = 10_000_000;
    private static final Size FEW = new Size(10_000, 2_000, 100, 1_000);

    private final PrintedFigures figures = new PrintedFigures();

    private Lists() {}

    /** @param arguments {@code --orders=N}, ten million if left out; {@code --keep=1} to keep the databases and to use kept ones */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        LoggingSystem.get(Lists.class.getClassLoader()).beforeInitialize();
        boolean holds = false;
        try {
            holds = new Lists().measure(options);
        } catch (Exception e) {
            e.printStackTrace(); // Spring has taken it for logged
        }
        System.exit(holds ? 0 : 1);
    }

    private boolean measure(Options options) throws Exception {
        int orders = options.number("orders", MANY);
        Path folder = Path.of("target/bench/lists");
        try (ListsDatabase database = new ListsDatabase(folder, options.number("keep", 0) == 1)) {
            ApplicationContext few = database.open("few", FEW);
            ApplicationContext many = database.open(
                    "many_" + orders,
                    new Size(orders, 2_000, Math.max(100, orders / 100), Math.max(1_000, orders / 10)));
            JdbcClient superuser = JdbcClient.create(database.asSuperuser("many_" + orders));
            System.err.printf(
                    Locale.ROOT,
                    "bench: %d cores, database of %s%n",
                    Runtime.getRuntime().availableProcessors(),
                    superuser
                            .sql("select pg_size_pretty(pg_database_size(current_database()))")
                            .query(String.class)
                            .single());
            new OrderLists(many, few, superuser, figures).measure();
            new OtherLists(many, few, superuser, figures).measure();
        }
        return figures.hold();
    }

    /** Figures, printed as soon as they are there. */
    static final class PrintedFigures {
        private final List<Figure> all = new ArrayList<>();

        void add(Figure figure) {
            System.out.println(figure);
            all.add(figure);
        }

        boolean hold() {
            return all.stream().allMatch(Figure::holds);
        }
    }

    static TenantId biggest() {
        return new TenantId(Multitude.tenant(0));
    }
}
