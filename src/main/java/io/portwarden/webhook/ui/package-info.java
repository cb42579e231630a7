/** The screens of webhooks, a tenant's and the provider's. */
@NullMarked
package io.portwarden.webhook.ui;

import org.jspecify.annotations.NullMarked;
