/** Where admins approve what others have asked for. */
@NullMarked
package io.portwarden.approval.ui;

import org.jspecify.annotations.NullMarked;
