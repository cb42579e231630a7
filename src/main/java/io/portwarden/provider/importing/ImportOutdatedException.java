package io.portwarden.provider.importing;

/** Since the file was checked, something has changed that would make the import do something else; nothing was done. */
public final class ImportOutdatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportOutdatedException() {
        super("What the import would do has changed since it was shown");
    }
}
