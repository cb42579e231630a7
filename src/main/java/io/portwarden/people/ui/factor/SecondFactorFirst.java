package io.portwarden.people.ui.factor;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.router.ListenerPriority;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.portwarden.people.PendingSignIn;
import org.springframework.stereotype.Component;

/** Leads whoever has shown one factor where two are wanted to the second, whatever screen they want to see. */
@Component
class SecondFactorFirst implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(page -> page.getUI().addBeforeEnterListener(new Gate()));
    }

    /** Before anybody asks whether the person's role opens the screen: there is none yet. */
    @ListenerPriority(Integer.MAX_VALUE)
    private static final class Gate implements BeforeEnterListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            if (!SecondFactorView.class.equals(event.getNavigationTarget())
                    && PendingSignIn.find().isPresent()) {
                event.forwardTo(SecondFactorView.class);
            }
        }
    }
}
