/** The HTTP API of the provider's own programs, such as its billing system. */
@NullMarked
package io.portwarden.provider.api;

import org.jspecify.annotations.NullMarked;
