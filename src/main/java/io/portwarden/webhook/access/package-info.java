/** The door of the webhooks: one service for tenants, one for carriers, and what orders tell them. */
@NullMarked
package io.portwarden.webhook.access;

import org.jspecify.annotations.NullMarked;
