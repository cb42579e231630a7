/** When numbers may leave: zones, business days and hours, due dates, and how long a tenant may dispute an order. */
@NullMarked
package io.portwarden.calendar;

import org.jspecify.annotations.NullMarked;
