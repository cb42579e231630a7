/** Tenants: organizations that hold numbers, with their country, account number and ZIP code. */
@NullMarked
package io.portwarden.tenant;

import org.jspecify.annotations.NullMarked;
