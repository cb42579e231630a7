/** What two features or more speak of: values, pages of lists, files of tables, and who is signed in. */
@NullMarked
package io.portwarden.shared;

import org.jspecify.annotations.NullMarked;
