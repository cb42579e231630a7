/** The demonstration data that somebody new starts with, on the embedded database only. */
@NullMarked
package io.portwarden.demo;

import org.jspecify.annotations.NullMarked;
