package io.portwarden.people;

import io.portwarden.people.PersonRepository.Key;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps how people want the screens. */
@Repository
class PersonChoices {

    private final JdbcClient jdbc;

    PersonChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing for somebody who is not there any more. */
    Optional<ScreenChoices> get(Key key) {
        return jdbc.sql("select appearance, slash from people where tenant_id = :tenant and person_id = :person")
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .query((row, number) ->
                        new ScreenChoices(Appearance.of(row.getString("appearance")), row.getBoolean("slash")))
                .optional();
    }

    void changeAppearance(Key key, Appearance appearance) {
        change(key, "appearance", appearance.code());
    }

    void changeSlash(Key key, boolean wanted) {
        change(key, "slash", wanted);
    }

    void changeLanguage(Key key, Locale language) {
        change(key, "language", language.getLanguage());
    }

    private void change(Key key, String column, Object choice) {
        jdbc.sql("update people set " + column + " = :choice where tenant_id = :tenant and person_id = :person")
                .param("choice", choice)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }
}
