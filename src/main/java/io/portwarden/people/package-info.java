/** Portal users: their roles and how they sign in. */
@NullMarked
@Uses({"apikey", "approval", "audit", "notification", "tenant"})
package io.portwarden.people;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
