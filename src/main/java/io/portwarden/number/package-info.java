/** The tenants' telephone numbers and their locks. */
@NullMarked
@Uses({"approval", "audit", "notification"})
package io.portwarden.number;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
