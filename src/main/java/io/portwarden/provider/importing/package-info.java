/** Tenants and numbers from a file, all or nothing. */
@NullMarked
package io.portwarden.provider.importing;

import org.jspecify.annotations.NullMarked;
