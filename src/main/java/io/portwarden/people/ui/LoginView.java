package io.portwarden.people.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The sign-in screen. */
@Route("login")
@AnonymousAllowed
public class LoginView extends Main {}
