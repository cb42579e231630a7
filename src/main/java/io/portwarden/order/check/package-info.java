/** Whether an order, or a question for a customer's record, passes, and under which name an order is known. */
@NullMarked
package io.portwarden.order.check;

import org.jspecify.annotations.NullMarked;
