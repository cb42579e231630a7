/** What every HTTP API here has in common: the gates that a request passes, strict JSON, and problems as answers. */
@NullMarked
package io.portwarden.shared.api;

import org.jspecify.annotations.NullMarked;
