/** The rows of cases, their numbers and their timelines. */
@NullMarked
package io.portwarden.portback.store;

import org.jspecify.annotations.NullMarked;
