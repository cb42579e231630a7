/** The provider's side: its tenants and their import, its carriers, the API of its own programs and the keys to it. */
@NullMarked
package io.portwarden.provider;

import org.jspecify.annotations.NullMarked;
