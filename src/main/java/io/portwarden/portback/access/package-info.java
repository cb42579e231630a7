/** The door of the cases: one service for each who asks, tenant, desk and the provider's programs. */
@NullMarked
package io.portwarden.portback.access;

import org.jspecify.annotations.NullMarked;
