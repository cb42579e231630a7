/** Files that the program keeps beside its database. */
@NullMarked
package io.portwarden.shared.files;

import org.jspecify.annotations.NullMarked;
