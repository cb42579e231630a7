/** Portal users: their roles and how they sign in. */
@NullMarked
package io.portwarden.people;

import org.jspecify.annotations.NullMarked;
