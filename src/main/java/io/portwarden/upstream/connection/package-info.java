/** The connections themselves: rows, what every node knows of them in memory, their secrets, and how it goes with them. */
@NullMarked
package io.portwarden.upstream.connection;

import org.jspecify.annotations.NullMarked;
