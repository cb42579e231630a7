/** The operator's screens for tenants, their import, numbers that nobody has decided on, carriers, and API keys. */
@NullMarked
package io.portwarden.provider.ui;

import org.jspecify.annotations.NullMarked;
