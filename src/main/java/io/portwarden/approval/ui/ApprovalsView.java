package io.portwarden.approval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.approval.ActKind;
import io.portwarden.approval.ApprovalRefusedException;
import io.portwarden.approval.ApprovalService;
import io.portwarden.approval.DecidedApproval;
import io.portwarden.approval.Outcome;
import io.portwarden.approval.PendingApproval;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Question;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.AccessDeniedException;

/** What waits for a second admin, what has become of what did, and whether anything waits at all. */
@Route("approvals")
@RolesAllowed("TENANT_ADMIN")
public class ApprovalsView extends Main implements HasDynamicTitle {

    private final transient ApprovalService approvals;
    private final transient FreshSignInPrompt signInAgain;
    private final Section waiting = section("approvals.waiting");
    private final Section decided = section("approvals.decided");
    private final Section rule = section("approvals.rule");

    /** Something that decides a request, or the rule. */
    private interface Decision extends Serializable {
        Outcome make();
    }

    public ApprovalsView(ApprovalService approvals, FreshSignInPrompt signInAgain, LiveUpdates liveUpdates) {
        this.approvals = approvals;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
        add(
                new PageHead(getTranslation("approvals.title"), getTranslation("approvals.purpose")),
                waiting,
                rule,
                decided);
        WhileShown.follow(this, liveUpdates, news -> {
            if (news.concern(Topic.PEOPLE)) {
                refresh();
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        refresh();
    }

    private Section section(String key) {
        Section section = new Section();
        section.addClassNames("pw-panel", "pw-passkeys");
        section.setId(key.replace('.', '-'));
        return section;
    }

    private void fill(Section section, String key, Component... content) {
        H2 heading = new H2(getTranslation(key));
        String id = key.replace('.', '-') + "-title";
        heading.setId(id);
        section.getElement().setAttribute("aria-labelledby", id);
        section.removeAll();
        section.add(heading);
        section.add(content);
    }

    private void refresh() {
        List<PendingApproval> open = approvals.waiting();
        UnorderedList list = new UnorderedList();
        open.forEach(request -> list.add(item(request)));
        fill(
                waiting,
                "approvals.waiting",
                open.isEmpty() ? new Paragraph(getTranslation("approvals.none")) : new Div(list));
        boolean holds = approvals.ruleHolds();
        Button change = new Button(
                getTranslation(holds ? "approvals.rule.end" : "approvals.rule.begin"), click -> changeRule(!holds));
        fill(
                rule,
                "approvals.rule",
                new Paragraph(getTranslation(holds ? "approvals.rule.on" : "approvals.rule.off")),
                change);
        List<DecidedApproval> over = approvals.decided();
        decided.setVisible(!over.isEmpty());
        UnorderedList past = new UnorderedList();
        over.forEach(request -> past.add(item(request)));
        fill(decided, "approvals.decided", new Div(past));
    }

    private String words(ActKind kind, String subject) {
        return getTranslation("approvals.act." + kind.code(), subject);
    }

    private ListItem item(PendingApproval request) {
        Moments moments = Moments.of(getUI().orElseThrow());
        String act = words(request.kind(), request.subject());
        Span what = new Span(act);
        what.addClassName("pw-passkey-name");
        Div lines = new Div(what);
        lines.addClassName("pw-two-lines");
        request.until()
                .ifPresent(until -> lines.add(new Span(getTranslation("approvals.until", moments.until(until)))));
        Span facts = new Span(getTranslation(
                "approvals.facts",
                request.requestedBy(),
                moments.dateAndTime(request.requestedAt()),
                moments.until(request.expiresAt())));
        facts.addClassName("pw-secondary");
        lines.add(facts);
        Div actions = new Div();
        actions.addClassName("pw-actions");
        if (request.mine()) {
            actions.add(button("approvals.withdraw", act, () -> {
                approvals.withdraw(request.id());
                return Outcome.DONE;
            }));
        } else {
            Button approve = new Button(getTranslation("approvals.approve"), click -> approve(request, act));
            approve.setAriaLabel(getTranslation("approvals.approve.of", act));
            approve.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(approve, button("approvals.refuse", act, () -> {
                approvals.refuse(request.id());
                return Outcome.DONE;
            }));
        }
        return new ListItem(lines, actions);
    }

    private ListItem item(DecidedApproval request) {
        Span what = new Span(words(request.kind(), request.subject()));
        Span facts = new Span(getTranslation(
                "approvals.state." + request.state(),
                request.requestedBy(),
                request.endedBy(),
                Moments.of(getUI().orElseThrow()).dateAndTime(request.endedAt())));
        facts.addClassName("pw-secondary");
        Div lines = new Div(what, facts);
        lines.addClassName("pw-two-lines");
        return new ListItem(lines);
    }

    private Button button(String key, String act, Decision decision) {
        Button button =
                new Button(getTranslation(key), click -> signInAgain.around(() -> done(decision, key + ".done")));
        button.setAriaLabel(getTranslation(key + ".of", act));
        return button;
    }

    private void approve(PendingApproval request, String act) {
        ConfirmDialog dialog = new Question(act);
        dialog.setText(getTranslation("approvals.approve.meaning", request.requestedBy()));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("people.cancel"));
        Button confirm = new Button(getTranslation("approvals.approve"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.setConfirmButton(confirm);
        dialog.addConfirmListener(confirmed -> signInAgain.around(() -> done(
                () -> {
                    approvals.approve(request.id());
                    return Outcome.DONE;
                },
                "approvals.approve.done")));
        dialog.open();
    }

    private void changeRule(boolean hold) {
        signInAgain.around(() ->
                done(() -> approvals.changeRule(hold), hold ? "approvals.rule.begin.done" : "approvals.rule.end.done"));
    }

    private void done(Decision decision, String said) {
        try {
            Toasts.success(getTranslation(decision.make() == Outcome.WAITS ? "approvals.waits" : said));
        } catch (ApprovalRefusedException refused) {
            Toasts.failure(getTranslation("approvals.refused."
                    + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        } catch (AccessDeniedException noMore) {
            Toasts.failure(getTranslation("people.not-you-any-more"));
        }
        refresh();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("approvals.title"));
    }
}
