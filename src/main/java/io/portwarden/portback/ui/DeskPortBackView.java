package io.portwarden.portback.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Route;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackMove;
import io.portwarden.portback.Statement;
import io.portwarden.portback.access.PortBackDesk;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Glyph;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One case of any tenant, for the operator who asks the other provider, gives the numbers back, or refuses. */
@Route("provider/port-backs")
@RolesAllowed("SUPPORT")
public class DeskPortBackView extends CasePage {

    private final transient PortBackDesk desk;
    private final transient FreshSignInPrompt signInAgain;

    public DeskPortBackView(PortBackDesk desk, FreshSignInPrompt signInAgain, LiveUpdates liveUpdates) {
        super(CaseAudience.PROVIDER, liveUpdates);
        this.desk = desk;
        this.signInAgain = signInAgain;
    }

    @Override
    Optional<PortBackDetails> find(UUID id) {
        return desk.find(id);
    }

    @Override
    List<Component> buttons(PortBackDetails details) {
        if (!CurrentPerson.get().may(Role.DESK)) {
            return List.of();
        }
        return Stream.of(PortBackMove.REQUEST_BACK, PortBackMove.RESTORE, PortBackMove.REFUSE)
                .filter(move -> desk.can(move, details.about()))
                .<Component>map(move -> button(move, details.about()))
                .toList();
    }

    private Button button(PortBackMove move, PortBack about) {
        return new Button(
                getTranslation("portback.move." + move.code() + ".action"),
                (move == PortBackMove.REFUSE ? Glyph.REFUSED : Glyph.CHECK).create(),
                click -> new CaseDialog(move, signInAgain, statement -> make(move, about, statement), this::reload)
                        .open());
    }

    private void make(PortBackMove move, PortBack about, Statement statement) {
        switch (move) {
            case REQUEST_BACK -> desk.requestBack(about.id(), statement);
            case RESTORE -> desk.restore(about.id(), statement);
            case REFUSE -> desk.refuse(about.id(), statement);
            case SAY_UNWANTED -> throw new IllegalStateException("The tenant's to say");
        }
    }
}
