package io.portwarden.bench;

import java.util.List;

/**
 * A row that takes long, and is measured in portions of which each is whole in itself: it can be broken off after any of them
 * and gone on with later, on another stage.
 */
interface LongRow extends Row {

    int portions(Options options);

    /** @param portion from 0 */
    Counts measure(Stage stage, Options options, int portion) throws Exception;

    /** What all portions together say. */
    List<Figure> figures(Counts counts, Options options);

    @Override
    default List<Figure> measure(Stage stage, Options options) throws Exception {
        Counts counts = new Counts();
        for (int portion = 0; portion < portions(options); portion++) {
            counts.add(measure(stage, options, portion));
        }
        return figures(counts, options);
    }
}
