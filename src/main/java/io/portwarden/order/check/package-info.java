/** Whether an order passes, and under which name it is known. */
@NullMarked
package io.portwarden.order.check;

import org.jspecify.annotations.NullMarked;
