/** The first screen of a tenant's people: how their numbers are protected, and what waits for them. */
@NullMarked
package io.portwarden.overview.ui;

import org.jspecify.annotations.NullMarked;
