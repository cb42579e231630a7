package io.portwarden.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.approval.ApprovalRefusedException;
import io.portwarden.approval.Outcome;
import io.portwarden.people.Member;
import io.portwarden.people.member.MemberRefusedException;
import io.portwarden.people.member.MemberService;
import io.portwarden.people.member.SecondFactorReset;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.form.FormDialog;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** Who can sign in, and what those who decide about it can do to each. */
final class MembersSection extends Section {

    private final transient MemberService members;
    private final transient SecondFactorReset resets;
    private final transient FreshSignInPrompt signInAgain;
    private final SerializableRunnable changed;
    private final UUID me = CurrentPerson.get().personId();
    private final Role mine = CurrentPerson.get().role();
    private final UnorderedList list = new UnorderedList();

    /** Something that is done to one of the people. */
    private interface Act extends Serializable {
        Outcome run();
    }

    /** @param changed called when it is otherwise than the list shows */
    MembersSection(
            String title,
            MemberService members,
            SecondFactorReset resets,
            FreshSignInPrompt signInAgain,
            SerializableRunnable changed) {
        this.members = members;
        this.resets = resets;
        this.signInAgain = signInAgain;
        this.changed = changed;
        addClassNames("pw-panel", "pw-passkeys");
        H2 heading = new H2(title);
        heading.setId("members");
        getElement().setAttribute("aria-labelledby", "members");
        add(heading, new Div(list));
    }

    void refresh() {
        list.removeAll();
        members.all().forEach(member -> list.add(item(member)));
    }

    private ListItem item(Member member) {
        Span name = new Span(
                member.personId().equals(me)
                        ? member.displayName() + " (" + getTranslation("people.you") + ")"
                        : member.displayName());
        AsItIs.shown(name).addClassName("pw-passkey-name");
        Span address = AsItIs.shown(new Span(member.email()));
        address.addClassName("pw-address");
        Span facts = new Span(getTranslation(
                "people.facts",
                getTranslation("role." + member.role().code()),
                seen(member),
                getTranslation(member.secondFactor() ? "people.with-factor" : "people.without-factor")));
        facts.addClassName("pw-secondary");
        Div words = new Div(name, address, facts);
        words.addClassName("pw-two-lines");
        Div actions = new Div();
        actions.addClassName("pw-actions");
        if (member.role() == Role.TENANT_VIEWER) {
            actions.add(button(member, "people.make-admin", () -> changeRole(member, Role.TENANT_ADMIN)));
        } else if (member.role() == Role.TENANT_ADMIN) {
            actions.add(button(member, "people.make-viewer", () -> changeRole(member, Role.TENANT_VIEWER)));
        } else {
            actions.add(button(member, "operators.change-role", () -> chooseRole(member)));
        }
        // One's own is changed on the screen for that.
        if (member.secondFactor() && !member.personId().equals(me)) {
            actions.add(button(member, "people.reset-factor", () -> resetFactor(member)));
        }
        actions.add(button(member, "people.remove", () -> remove(member)));
        return new ListItem(words, actions);
    }

    private String seen(Member member) {
        Moments moments = Moments.of(getUI().orElseThrow());
        return member.lastSeen()
                .map(at -> getTranslation("people.last-seen", moments.dateAndTime(at)))
                .orElseGet(() -> getTranslation("people.never-seen"));
    }

    private Button button(Member member, String key, SerializableRunnable ask) {
        Button button = new Button(getTranslation(key), click -> ask.run());
        button.setAriaLabel(getTranslation(key) + ": " + member.displayName());
        return button;
    }

    private void changeRole(Member member, Role role) {
        boolean up = role == Role.TENANT_ADMIN;
        ask(
                member,
                up ? "people.make-admin" : "people.make-viewer",
                () -> done(
                        () -> members.changeRole(member.personId(), role),
                        up ? "people.made-admin" : "people.made-viewer",
                        member));
    }

    /** Of the provider's people: there are more roles than two. */
    private void chooseRole(Member member) {
        RadioButtonGroup<Role> role = new RadioButtonGroup<>(getTranslation("operators.role"));
        role.setItems(mine.grants());
        role.setItemLabelGenerator(choice -> getTranslation("invite.role." + choice.code()));
        role.setValue(member.role());
        FormDialog dialog = new FormDialog(
                getTranslation("operators.change-role.of", member.displayName()),
                getTranslation("operators.change-role"),
                signInAgain,
                () -> {
                    @Nullable Role chosen = role.getValue();
                    if (chosen == null || chosen == member.role()) {
                        throw new FormDialog.Refused(getTranslation("operators.same-role"));
                    }
                    done(() -> members.changeRole(member.personId(), chosen), "operators.role-changed", member);
                },
                new Paragraph(getTranslation("operators.change-role.meaning")),
                role);
        dialog.open();
    }

    private void resetFactor(Member member) {
        ask(
                member,
                "people.reset-factor",
                () -> done(() -> resets.reset(member.personId()), "people.factor-reset", member));
    }

    private void remove(Member member) {
        ask(member, "people.remove", () -> done(() -> members.remove(member.personId()), "people.removed", member));
    }

    private void ask(Member member, String key, SerializableRunnable work) {
        ConfirmDialog dialog = new Question(getTranslation(key + ".of", member.displayName()));
        dialog.setText(getTranslation(key + ".meaning", member.displayName()));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("people.cancel"));
        Button confirm = new Button(getTranslation(key));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.setConfirmButton(confirm);
        dialog.addConfirmListener(confirmed -> signInAgain.around(work::run));
        dialog.open();
    }

    private void done(Act act, String said, Member member) {
        try {
            boolean waits = act.run() == Outcome.WAITS;
            Toasts.success(getTranslation(waits ? "approvals.waits" : said, member.displayName()));
        } catch (ApprovalRefusedException already) {
            Toasts.failure(getTranslation("approvals.refused.asked-already"));
        } catch (MemberRefusedException refused) {
            Toasts.failure(getTranslation(
                    switch (refused.reason()) {
                        case LAST_ADMIN -> "people.last-admin";
                        case LAST_OPERATOR -> "operators.last";
                        case GONE -> "people.gone";
                        case ONESELF -> "people.reset-factor.oneself";
                        case NEW_OPERATOR -> "people.reset-factor.new-operator";
                    }));
        } catch (AccessDeniedException noMore) {
            Toasts.failure(getTranslation("people.not-you-any-more"));
        }
        changed.run();
    }
}
