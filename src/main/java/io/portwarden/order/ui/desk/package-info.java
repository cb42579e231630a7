/** The screens on which operators look after orders. */
@NullMarked
package io.portwarden.order.ui.desk;

import org.jspecify.annotations.NullMarked;
