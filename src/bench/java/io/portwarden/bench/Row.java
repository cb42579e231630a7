package io.portwarden.bench;

import java.util.List;

/** A row of the table of what is measured. */
interface Row {

    /** How it is called on the command line. */
    String name();

    List<Figure> measure(Stage stage, Options options) throws Exception;
}
