/** The domains that tenants have proven to be theirs. */
@NullMarked
package io.portwarden.people.domain;

import org.jspecify.annotations.NullMarked;
