/** When the provider works: business days and hours, the earliest due date, and how long a tenant may dispute an order. */
@NullMarked
package io.portwarden.calendar;

import org.jspecify.annotations.NullMarked;
