package io.portwarden.provider.importing;

import io.portwarden.shared.NormalForm;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of an import file, in the order in which the template has them. */
public enum ImportColumn {
    ACCOUNT_NUMBER,
    NAME,
    COUNTRY,
    ZIP_CODE,
    COMPLEX,
    MAIN_NUMBER,
    SERVICE_ADDRESS,
    AUTHORIZED_PERSON,
    PHONE_NUMBER,
    NUMBER_STATUS,
    NUMBER_ZIP_CODE,
    GUARDED_BY,
    UPSTREAM;

    /** As it stands in the line of names. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ImportColumn> ofTitle(String title) {
        String wanted = NormalForm.strip(title)
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_')
                .replace('-', '_');
        return Stream.of(values())
                .filter(column -> column.title().equals(wanted))
                .findFirst();
    }
}
