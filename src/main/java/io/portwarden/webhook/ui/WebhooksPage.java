package io.portwarden.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.WebhookEndpoint;
import io.portwarden.webhook.access.WebhookService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where those who decide about it see which systems are told of orders, and how that goes. */
abstract class WebhooksPage extends Main implements HasDynamicTitle {

    private final String words;
    private final transient WebhookService webhooks;
    private final transient FreshSignInPrompt signInAgain;
    private final Div list = new Div();

    /** @param words what the keys of the screen's own texts begin with */
    WebhooksPage(String words, WebhookService webhooks, FreshSignInPrompt signInAgain, LiveUpdates liveUpdates) {
        this.words = words;
        this.webhooks = webhooks;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
        list.addClassName("pw-webhooks");
        PageHead head = new PageHead(getTranslation("webhooks.title"), getTranslation(words + "purpose"));
        Button add = new Button(getTranslation("webhooks.add"), click -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        head.addAction(add);
        add(head, list);
        WhileShown.follow(this, liveUpdates, news -> {
            if (news.concern(Topic.WEBHOOK)) {
                refresh();
            }
        });
        refresh();
    }

    /** Cards that are there stay where they are, so that what is unfolded stays so. */
    private void refresh() {
        List<WebhookEndpoint> all = webhooks.all();
        Map<UUID, WebhookCard> cards = list.getChildren()
                .filter(WebhookCard.class::isInstance)
                .map(WebhookCard.class::cast)
                .collect(Collectors.toMap(WebhookCard::id, Function.identity()));
        Set<UUID> kept = all.stream().map(WebhookEndpoint::id).collect(Collectors.toSet());
        list.getChildren()
                .filter(shown -> !(shown instanceof WebhookCard card) || !kept.contains(card.id()))
                .toList()
                .forEach(list::remove);
        for (WebhookEndpoint endpoint : all) {
            WebhookCard card = cards.get(endpoint.id());
            if (card == null) {
                list.add(new WebhookCard(words, webhooks, signInAgain, endpoint, this::refresh));
            } else {
                card.show(endpoint);
            }
        }
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    Glyph.PORT_OUT, getTranslation("webhooks.empty.title"), getTranslation(words + "empty")));
        }
    }

    private void add() {
        new WebhookDialog(
                        getTranslation("webhooks.add"),
                        getTranslation(words + "meaning"),
                        "",
                        "",
                        signInAgain,
                        (url, description) -> {
                            IssuedSecret issued = webhooks.add(url, description);
                            refresh();
                            new SecretDialog(issued.secret(), getTranslation("webhook.secret.added")).open();
                        })
                .open();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("webhooks.title"));
    }
}
