/** Webhooks as tenants and carriers have them: who may do what, what is written down, and who is told. */
@NullMarked
package io.portwarden.webhook;

import org.jspecify.annotations.NullMarked;
