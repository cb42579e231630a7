/** The tenants' telephone numbers and their locks. */
@NullMarked
package io.portwarden.number;

import org.jspecify.annotations.NullMarked;
