/** Takes departures from the provider's programs, and writes what webhooks are told of them. */
@NullMarked
package io.portwarden.portback.api;

import org.jspecify.annotations.NullMarked;
