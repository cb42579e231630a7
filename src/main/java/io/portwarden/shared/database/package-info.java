/** The connections to the database, how long they are waited for, and the transactions in which everything happens. */
@NullMarked
package io.portwarden.shared.database;

import org.jspecify.annotations.NullMarked;
