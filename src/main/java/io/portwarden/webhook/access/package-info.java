/** The door of the webhooks: services for people, carriers and the provider's programs, and what other features tell. */
@NullMarked
package io.portwarden.webhook.access;

import org.jspecify.annotations.NullMarked;
