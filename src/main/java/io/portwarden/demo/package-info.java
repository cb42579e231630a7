/** The demonstration data that somebody new starts with, on the embedded database only. */
@NullMarked
@Uses({"apikey", "calendar", "carrier", "number", "order", "people", "pin", "portback", "provider", "tenant"})
package io.portwarden.demo;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
