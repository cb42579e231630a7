/** What moves an order, and what each move leaves behind: timeline, trail, notices, webhooks, figures. */
@NullMarked
package io.portwarden.order.life;

import org.jspecify.annotations.NullMarked;
